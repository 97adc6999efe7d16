# What the steps of the action have in common. They are given everything in the environment, and hand files on in folders
# below RUNNER_TEMP: what is told in `told`, what is drawn in `maps`. No word from outside is ever a part of a command.

# shellcheck shell=bash disable=SC2034
told=$RUNNER_TEMP/journeyctl/told
maps=$RUNNER_TEMP/journeyctl/maps
mkdir -p "$told" "$maps"

# The journeys that are meant: a file or folder a line.
paths=()
while IFS= read -r line; do
  if [ -n "$line" ]; then paths+=("$line"); fi
done <<< "${PATHS:-journeys}"

# The hash of a commit that is here, or nothing.
commit() {
  if [ -n "$1" ]; then git rev-parse --verify --quiet --end-of-options "$1^{commit}" || true; fi
}

# Tells something beside the change: LEVEL TEXT, the text our own.
say() {
  echo "::$1 title=journeyctl::$2"
}
