#!/bin/sh
# Runs a list of commands by GNU parallel, one line a job. Called again, it repeats the jobs that failed or never ran.
# Usage, in the clone: sh scripts/cluster/parallel.sh LIST [options of parallel, such as --jobs 8]
set -eu
list=${1:?expected a list of commands, one a line}
shift
command -v parallel >/dev/null || {
  echo 'parallel: expected GNU parallel, got none; install it, or use xargs (docs/clusters.md)' >&2
  exit 1
}
[ -r "$list" ] || {
  echo "$list: expected a list of commands, one a line, got no file that can be read; is the path right?" >&2
  exit 1
}
# The log knows jobs by their numbers alone: another list needs another log.
sum=$(cksum <"$list")
exec parallel --joblog "$list.${sum%% *}.log" --resume-failed "$@" <"$list"
