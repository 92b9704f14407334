#!/usr/bin/env bash
# What has to be measured on CUDA, in one go of less than 12 minutes: the race of the loops, a small
# vote, the tests that need a CUDA device, and the same scores with CUDA as without it.
#
#   MNIST_DIR=/path/to/mnist bash benchmarks/on_a_gpu.sh [OUT]      # OUT: folder for what came of it
#   bash benchmarks/on_a_gpu.sh --dry-run [OUT]                     # each part at its smallest, on a CPU
#
# It uses the `python` that is on the path (or $PYTHON), with this course and a PyTorch for CUDA in
# it, and installs nothing. A part that fails or runs out of its time does not keep the next from
# running; the exit status is the number of parts that failed.
set -u
cd "$(dirname "$0")/.." || exit 1
dry=0
if [ "${1:-}" = --dry-run ]; then
  dry=1
  shift
fi
out="${1:-gpu_results}"
python="${PYTHON:-python}"
mkdir -p "$out" || exit 1
failed=0

part() { # name, seconds, command...
  local name=$1 seconds=$2 begun=$SECONDS status
  shift 2
  echo "== $name: $*" | tee -a "$out/summary.txt"
  timeout --kill-after=10 "$seconds" "$@" >"$out/$name.txt" 2>&1
  status=$?
  tail -n 15 "$out/$name.txt"
  echo "== $name: status $status after $((SECONDS - begun)) s" | tee -a "$out/summary.txt"
  [ "$status" -eq 0 ] || failed=$((failed + 1))
}

: >"$out/summary.txt"
if [ "$dry" -eq 1 ]; then
  small=(--small --device cpu)
  part device 300 "$python" -c 'import torch; print(torch.__version__)'
  part race 900 "$python" benchmarks/mnist_speed.py "${small[@]}" --epochs 1 --json "$out/race.json"
  part vote 900 "$python" benchmarks/mnist_speed.py "${small[@]}" --ensemble 2 --epochs 1 \
    --keep "$out/networks" --json "$out/vote.json"
  # Without CUDA all of them are deselected, which pytest answers with status 5.
  part tests 900 bash -c '"$0" -m pytest -q -m gpu -p no:cacheprovider tests/simgpu; [ $? -eq 5 ]' \
    "$python"
  part scores 900 "$python" benchmarks/same_scores_on_cuda.py --device cpu --only attention
else
  part device 60 "$python" -c \
    'import torch; print(torch.__version__, torch.version.cuda, torch.cuda.get_device_name())'
  if [ "$failed" -ne 0 ]; then
    echo "there is no CUDA device for this PyTorch; try --dry-run" | tee -a "$out/summary.txt"
    exit 1
  fi
  # Together 11 minutes at most.
  part race 180 "$python" benchmarks/mnist_speed.py --json "$out/race.json"
  part vote 240 "$python" benchmarks/mnist_speed.py --ensemble 6 --epochs 20 \
    --keep "$out/networks" --json "$out/vote.json"
  part tests 120 "$python" -m pytest -q -m gpu -p no:cacheprovider tests/simgpu
  part scores 100 "$python" benchmarks/same_scores_on_cuda.py
fi
echo "$failed part(s) failed; all of it is in $out" | tee -a "$out/summary.txt"
exit "$failed"
