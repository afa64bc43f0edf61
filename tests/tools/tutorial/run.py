"""Runs the tutorial's steps in order in the current folder, and writes what they printed, as JSON.

Usage: run.py PAGE OUTPUTS. A step whose reader or renderer is not installed is skipped, and the output says so. Exit code 1
when a step ends otherwise than the page says, 77 when steps were skipped.
"""
import json
import re
import shutil
import subprocess
import sys

import page

# What the program says where Vega, Node, the converter to PDF, or the bundle of reports is missing.
CANNOT_DRAW = re.compile('Vega is not installed|there is no program|what reports are made of is not there')


def interpreter(step):
    """The command that runs the step, or a word about what is missing."""
    code = '\n'.join(step.code)
    if step.language == 'sh':
        return ['bash', '-euo', 'pipefail', '-c', code], None
    if step.language == 'r':
        if not shutil.which('Rscript'):
            return None, 'Rscript'
        for package in re.findall(r'library\((\w+)\)', code):
            probe = f'quit(status = !requireNamespace("{package}", quietly = TRUE))'
            if subprocess.run(['Rscript', '-e', probe], capture_output=True).returncode:
                return None, f"R's {package}"
        return ['Rscript', '-e', code], None
    imports = re.findall(r'^import .*', code, re.M)
    # Debian's Python has xarray, whatever others there are.
    for python in (sys.executable, '/usr/bin/python3'):
        probe = '\n'.join(imports + ['import netCDF4'])
        if subprocess.run([python, '-c', probe], capture_output=True).returncode == 0:
            return [python, '-c', code], None
    return None, "Python's xarray and netCDF4"


def main():
    steps, _ = page.read(sys.argv[1])
    outputs, failures, skipped = [], 0, []
    for step in steps:
        output = None
        if step.sets_up:
            print(f'line {step.line}: sets up, not run: {"; ".join(step.code)}')
        else:
            command, missing = interpreter(step)
            if command:
                # A shell's reader sees both streams. R's and Python's warnings are nobody's result.
                errors = subprocess.STDOUT if step.language == 'sh' else subprocess.PIPE
                done = subprocess.run(command, stdout=subprocess.PIPE, stderr=errors, stdin=subprocess.DEVNULL, text=True)
                if done.returncode == step.exit_code:
                    output = [line.rstrip() for line in done.stdout.strip('\n').split('\n')]
                elif step.language == 'sh' and done.returncode == 1 and CANNOT_DRAW.search(done.stdout):
                    missing = done.stdout.strip().split('\n')[-1]
                else:
                    failures += 1
                    print(f'FAILED: line {step.line}: exit code {done.returncode} instead of {step.exit_code}:')
                    print('    ' + '\n    '.join(step.code + (done.stdout + (done.stderr or '')).split('\n')))
            if missing:
                skipped.append(step.line)
                print(f'SKIPPED: the step of line {step.line} takes what is not installed: {missing}')
        outputs.append(output)
    with open(sys.argv[2], 'w', encoding='utf-8') as file:
        json.dump(outputs, file)
    if failures:
        sys.exit(1)
    ran = sum(output is not None for output in outputs)
    print(f'{ran} of {len(steps)} steps ran')
    sys.exit(77 if skipped else 0)


main()
