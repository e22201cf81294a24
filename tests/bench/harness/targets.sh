# The applications that are measured. Sourced by run.sh.

declare -A project=(
    [product]=Snapwright.Bench.App [interpreted]=Snapwright.Bench.App
    [yardstick]=Snapwright.Bench.Yardstick [dbjson]=Snapwright.Bench.DatabaseJson)
declare -A setting=([product]=Snapwright__UseCompiled=true [interpreted]=Snapwright__UseCompiled=false [yardstick]= [dbjson]=)

# dbjson builds answers of tables, it writes nothing.
serves() { # target operation
    [[ $1 != dbjson || ($2 != insert && $2 != bulk && $2 != view) ]]
}

build_targets() {
    local name
    for name in $(for target in "${targets[@]}"; do echo "${project[$target]}"; done | sort -u); do
        say "building $name"
        dotnet build "$here/$name" -c Release -v q --nologo --nodereuse:false -p:RunAnalyzers=false >"$work/build.log" 2>&1 || die "$(tail -n 20 "$work/build.log")"
    done
}

start_target() {
    local target=$1 name=${project[$1]} settings
    port[$target]=$(free_port)
    settings=(
        "ASPNETCORE_URLS=http://127.0.0.1:${port[$target]}"
        "Logging__LogLevel__Default=None"
        "Snapwright__Database=postgres"
        "ConnectionStrings__Snapwright=Host=127.0.0.1;Port=${port[database]};Username=snapwright;Database=bench;Maximum Pool Size=$pool")
    [[ -z ${setting[$target]} ]] || settings+=("${setting[$target]}")
    (cd "$here/$name" && exec env "${settings[@]}" dotnet "$root/artifacts/bin/$name/release/$name.dll") >"$work/$target.log" 2>&1 &
    pid[$target]=$!
    for ((attempt = 0; attempt < 600; attempt++)); do
        ! curl -fsS -o /dev/null "$(url "$target" /api/books/1)" 2>/dev/null || return 0
        kill -0 "${pid[$target]}" 2>/dev/null || break
        sleep 0.1
    done
    die "$target does not answer: $(tail -n 20 "$work/$target.log")"
}

url() { echo "http://127.0.0.1:${port[$1]}$2"; }
