#!/usr/bin/env bash
# Walks deploy/Dockerfile without a container engine: every stage is a folder of a scratch folder, COPY copies, RUN runs there.
# Then starts what ENTRYPOINT and CMD say against the PostgreSQL in NEGMON_CONNECTION (or the program's own) and waits for the health check.
# --build-only stops before that.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
chmod 755 "$scratch"
service=
finish() {
    [ -z "$service" ] || kill "$service" 2>/dev/null || true
    [ -z "$service" ] || wait "$service" || true
    rm -rf "$scratch"
}
trap finish EXIT

stage=0
here=
words() { echo "$1" | tr -d '[]",'; }

copy() {
    local from=$top sources=()
    while [[ $1 == --* ]]; do
        [[ $1 == --from=* ]] && from="$scratch/stage-${1#--from=}"
        shift
    done
    while [ $# -gt 1 ]; do sources+=("$from/${1#/}"); shift; done
    local target="$here/$1"
    if [ -d "${sources[0]}" ]; then
        mkdir -p "$target"
        tar -C "${sources[0]}" --exclude=bin --exclude=obj -cf - . | tar -C "$target" -xf -
    else
        [[ $1 == */ ]] && mkdir -p "$target"
        cp "${sources[@]}" "$target"
    fi
}

while read -r word rest; do
    case "$word" in
        '' | '#'* | ARG | USER | EXPOSE | HEALTHCHECK) ;;
        FROM)
            stage=$((stage + 1))
            name=$stage
            [[ $rest == *' AS '* ]] && name=${rest##* AS }
            root="$scratch/stage-$name"
            ;;
        WORKDIR) here="$root$rest"; mkdir -p "$here" ;;
        # shellcheck disable=SC2086 # the file's paths have no spaces
        COPY) echo "COPY $rest"; copy $rest ;;
        RUN) echo "RUN $rest"; (cd "$here" && bash -c "$rest") </dev/null ;;
        ENV) environment="${environment:-} $rest" ;;
        ENTRYPOINT) entry=$(words "$rest") ;;
        CMD) arguments=$(words "$rest") ;;
        *) echo "check.sh does not know $word: teach it" >&2; exit 1 ;;
    esac
done <"$top/deploy/Dockerfile"

# The paths of the image, in the scratch folder; a port of this check's own.
export ASPNETCORE_HTTP_PORTS=${CHECK_PORT:-18080}
command=${entry//\/app\//$here/}
for file in negmon.dll healthy.sh seeds; do
    [ -e "$here/$file" ] || { echo "the image lacks /app/$file" >&2; exit 1; }
done
[ "${1:-}" != --build-only ] || { echo "Dockerfile: every line works"; exit 0; }

export NEGMON_DATA="$scratch/data" NEGMON_KEY=${NEGMON_KEY:-check}
cd "$here"
# shellcheck disable=SC2086
$command $arguments &
service=$!
for _ in $(seq 60); do
    if "$here/healthy.sh" 2>/dev/null; then
        echo "Dockerfile: every line works, and the service is healthy"
        exit 0
    fi
    kill -0 "$service" 2>/dev/null || { echo "the service ended" >&2; exit 1; }
    sleep 1
done
echo "the service did not become healthy in 60 s" >&2
exit 1
