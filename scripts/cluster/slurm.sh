#!/bin/sh
#SBATCH --job-name=coarse-grain
#SBATCH --cpus-per-task=1
#SBATCH --mem=4G
#SBATCH --time=08:00:00
# Submits a list of commands as a Slurm array, and runs the lines of one task. Lists longer than 1,000 share tasks.
# Usage, in the clone: sh scripts/cluster/slurm.sh LIST [options of sbatch, such as --partition=cpu]
set -eu
list=${1:?expected a list of commands, one a line}

[ -r "$list" ] || {
  echo "$list: expected a list of commands, one a line, got no file that can be read; is the path right?" >&2
  exit 1
}

if [ -z "${SLURM_ARRAY_TASK_ID:-}" ]; then
  shift
  command -v sbatch >/dev/null || {
    echo 'slurm: expected sbatch, got none; call this where Slurm is, or use xargs (docs/clusters.md)' >&2
    exit 1
  }
  lines=$(grep -c "" "$list" || true)
  tasks=$((lines < 1000 ? lines : 1000))
  [ "$tasks" -gt 0 ] || { echo "$list: expected a command, got an empty list" >&2; exit 1; }
  exec sbatch --array="1-$tasks" "$@" "$0" "$list" "$tasks"
fi

# Line ID, then every line that is a multiple of the tasks further on. One failed line does not stop the others.
tasks=$2
lines=$(grep -c "" "$list" || true)
line=$SLURM_ARRAY_TASK_ID
failed=0
while [ "$line" -le "$lines" ]; do
  sh -c "$(sed -n "${line}p" "$list")" || failed=1
  line=$((line + tasks))
done
exit "$failed"
