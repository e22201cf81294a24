# Options of the command line: --name value becomes the variable of that name. Sourced by the scripts beside this folder, which have a usage().

read_options() { # names arguments...
    local names=" $1 "
    shift
    while (($#)); do
        [[ $1 != -h && $1 != --help ]] || { usage; exit 0; }
        [[ $1 == --* && $names == *" ${1#--} "* && $# -ge 2 ]] || { usage >&2; exit 2; }
        printf -v "${1#--}" %s "$2"
        shift 2
    done
}
