#!/usr/bin/env bash
# Installs what the tests need (Debian or Ubuntu, root or sudo), builds everything, and runs all tests.
# The closing line is "N passed, N failed, N skipped"; the exit status is 0 only if nothing failed.
#   tests/run.sh [FILTER]   FILTER: only test projects whose path contains it
#   SNAPWRIGHT_NIGHTLY=1: twenty times as many random requests; SNAPWRIGHT_PARITY_SEED=N repeats those of a seed
set -uo pipefail
cd "$(dirname "$0")/.."
filter=${1:-}
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

has_postgres() { command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

has_mariadb() { PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null; }

packages=()
has_postgres || [ -n "${SNAPWRIGHT_TEST_POSTGRES:-}" ] || packages+=(postgresql)
has_mariadb || [ -n "${SNAPWRIGHT_TEST_MYSQL:-}" ] || packages+=(mariadb-server)
command -v npx >/dev/null || packages+=(npm)
command -v curl >/dev/null || packages+=(curl)
if [ ${#packages[@]} -gt 0 ]; then
  echo "Installing: ${packages[*]}"
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${packages[@]}" >"$results/apt.log" 2>&1 || {
    tail -n 20 "$results/apt.log"
    echo "0 passed, 1 failed"
    exit 1
  }
fi

# Servers that outlive a build keep the output pipe of a CI job open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if ! dotnet build Codegen.sln -c Release -v quiet -clp:NoSummary -p:UseSharedCompilation=false; then
  echo "0 passed, 1 failed"
  exit 1
fi

status=0
for project in tests/*.Tests/*.csproj; do
  case "$project" in *"$filter"*) ;; *) continue ;; esac
  name=$(basename "$project" .csproj)
  echo "== $name"
  dotnet test "$project" -c Release --no-build --nologo -v quiet --logger "trx;LogFileName=$results/$name.trx" --logger "console;verbosity=normal" </dev/null >"$results/$name.log" 2>&1 || status=1
  # Why a test failed, with the seed it printed, must stand in the log of a machine that nobody can look at afterwards.
  sed -n '/^  Failed /,/^  \(Passed\|Skipped\) \|^Test Run /p' "$results/$name.log" | head -n 400
  tail -n 6 "$results/$name.log"
done

# The counts come from the result files: they do not depend on the language or the wording of the runner.
passed=0 failed=0 skipped=0
for file in "$results"/*.trx; do
  [ -e "$file" ] || { status=1; break; }
  counters=$(grep -o '<Counters [^>]*>' "$file" | head -n 1)
  number() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  total=$(number total) ok=$(number passed) executed=$(number executed)
  grep -ho 'Random [a-z]*: [0-9]* cases[^<]*' "$file"
  passed=$((passed + ok)) skipped=$((skipped + total - executed)) failed=$((failed + executed - ok))
done
[ "$failed" = 0 ] && [ "$passed" -gt 0 ] || status=1
[ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
