"""A throw-away Slurm cluster of plain processes on this machine, for tests: no system services, nothing outside one directory and
127.0.0.1, nothing left behind. Works for any user; needs the packages slurm-wlm and munge."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel", "sinfo")


def missing_programs():
    return [name for name in PROGRAMS if not shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")]


def free_ports(count):
    """Ports that nobody listens on at this moment."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def status_of(pid):
    """State and parent of a process; None where there is none."""
    try:
        words = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
    return words[0], int(words[1])


def is_alive(pid):
    status = status_of(pid)
    return status is not None and status[0] != "Z"


def is_pending(pid, which):
    """A signal has been sent to the process and not been taken yet, as while it is stopped."""
    text = pathlib.Path(f"/proc/{pid}/status").read_text()
    masks = [line.split()[1] for line in text.splitlines() if line.startswith(("SigPnd:", "ShdPnd:"))]
    return any(int(mask, 16) >> (which - 1) & 1 for mask in masks)


def link_of(pid):
    """The program that a process runs; "" where it is gone."""
    try:
        return os.readlink(f"/proc/{pid}/exe")
    except OSError:
        return ""


def kill_and_wait(pid, which=signal.SIGKILL, seconds=10):
    """True where the process was alive and is gone now."""
    if not is_alive(pid):
        return False
    try:
        os.kill(pid, which)
    except ProcessLookupError:
        return False
    end = time.time() + seconds
    while is_alive(pid) and time.time() < end:
        time.sleep(0.05)
    return not is_alive(pid)


class MiniSlurm:
    def __init__(self, directory, nodes=4):
        self.home = pathlib.Path(directory)
        self.nodes = [f"n{i}" for i in range(nodes)]
        self.ports = free_ports(nodes + 1)
        self.environment = dict(os.environ, SLURM_CONF=str(self.home / "slurm.conf"), PATH=os.environ["PATH"] + ":/usr/sbin:/sbin")

    # --- what a user does ---

    def call(self, *command, check=True):
        return subprocess.run(command, env=self.environment, check=check, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout

    def tasks(self):
        """{"12_3": ("RUNNING", "n1"), ...} of all that is queued or runs, one entry an array task."""
        rows = self.call("squeue", "--noheader", "--array", "--format=%i %T %N", check=False).splitlines()
        words = [row.split() for row in rows]
        return {w[0]: (w[1], w[2] if len(w) > 2 else "") for w in words if len(w) >= 2 and w[0][0].isdigit()}

    # --- daemons ---

    def start(self):
        for name in ("run", "log", "state", "spool"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        key = self.home / "munge.key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o600)
        self.home.chmod(0o755)
        (self.home / "slurm.conf").write_text(self.configuration())
        self.call("munged", "--force", "--num-threads=2", f"--socket={self.home}/run/munge.socket", f"--key-file={key}",
                  f"--pid-file={self.home}/run/munged.pid", f"--log-file={self.home}/log/munged.log", f"--seed-file={self.home}/munge.seed")
        self.start_controller()
        for node in self.nodes:
            self.call("slurmd", "-f", self.environment["SLURM_CONF"], "-N", node)
        self.wait_until(lambda: self.call("sinfo", "--noheader", "--Node", "--format=%T", check=False).split().count("idle") == len(self.nodes),
                        30, "all nodes idle")

    def start_controller(self):
        self.call("slurmctld", "-f", self.environment["SLURM_CONF"])

    def pid_of(self, daemon):
        return int((self.home / "run" / f"{daemon}.pid").read_text())

    def stop(self):
        self.call("scancel", "--user", str(os.getuid()), check=False)
        pids = [int(file.read_text()) for file in sorted((self.home / "run").glob("*.pid"), key=lambda f: "munged" in f.name)]
        for pid in [*pids, *self.processes_of()]:
            kill_and_wait(pid, signal.SIGTERM) or kill_and_wait(pid)

    @staticmethod
    def wait_until(condition, seconds, what):
        end = time.time() + seconds
        while not condition():
            if time.time() > end:
                raise TimeoutError(f"{what}: not within {seconds} s")
            time.sleep(0.1)

    # --- faults; each returns what it hit ---

    def processes_of(self, node=None):
        """Processes of jobs of this cluster, on one node or on all, by their environment."""
        found = []
        for entry in pathlib.Path("/proc").glob("[0-9]*/environ"):
            try:
                variables = entry.read_bytes().split(b"\0")
            except OSError:
                continue
            ours = f"SLURM_CONF={self.environment['SLURM_CONF']}".encode() in variables
            if ours and any(v == f"SLURMD_NODENAME={node}".encode() if node else v.startswith(b"SLURMD_NODENAME=") for v in variables):
                found.append(int(entry.parent.name))
        return found

    def workers(self, node, program):
        return [pid for pid in self.processes_of(node) if is_alive(pid) and link_of(pid) == str(program)]

    def lose_node(self, node, program):
        """As when the power fails: the node's daemon, its job steps and their tasks, all at once. How many processes, and how many
        of them ran the program."""
        tasks, workers = self.processes_of(node), self.workers(node, program)
        steps = {status[1] for status in map(status_of, tasks) if status}
        steps = {pid for pid in steps if "slurmstepd" in link_of(pid)}
        victims = [self.pid_of(f"slurmd.{node}"), *steps, *tasks]
        for pid in victims:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        return len(victims), len(workers)

    def configuration(self):
        host = socket.gethostname().split(".")[0]
        user = subprocess.run(["id", "-un"], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
        lines = {
            "ClusterName": "mini", "SlurmctldHost": f"{host}(127.0.0.1)", "SlurmctldPort": self.ports[0], "SlurmUser": user, "SlurmdUser": user,
            "AuthType": "auth/munge", "AuthInfo": f"socket={self.home}/run/munge.socket,cred_expire=5",
            "CommunicationParameters": "NoCtldInAddrAny,NoInAddrAny",
            "ProctrackType": "proctrack/linuxproc", "TaskPlugin": "task/none", "JobAcctGatherType": "jobacct_gather/none",
            "AccountingStorageType": "accounting_storage/none", "SwitchType": "switch/none", "MpiDefault": "none",
            "SelectType": "select/cons_tres", "SelectTypeParameters": "CR_Core", "SlurmdParameters": "config_overrides",
            "SchedulerType": "sched/backfill", "SchedulerParameters": "batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1",
            "MaxArraySize": 5,  # so small that eight tasks need two arrays
            "JobRequeue": 1, "ReturnToService": 2, "SlurmdTimeout": 10, "SlurmctldTimeout": 10, "InactiveLimit": 0, "KillWait": 5,
            "MinJobAge": 300, "StateSaveLocation": self.home / "state", "SlurmdSpoolDir": f"{self.home}/spool/%n",
            "SlurmctldPidFile": self.home / "run/slurmctld.pid", "SlurmdPidFile": f"{self.home}/run/slurmd.%n.pid",
            "SlurmctldLogFile": self.home / "log/slurmctld.log", "SlurmdLogFile": f"{self.home}/log/slurmd.%n.log",
        }
        text = "".join(f"{name}={value}\n" for name, value in lines.items())
        for node, port in zip(self.nodes, self.ports[1:]):
            text += f"NodeName={node} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs=1 RealMemory=1000 State=UNKNOWN\n"
        return text + "PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP\n"
