"""One notebook run in a kernel of its own: this Python, a time limit, and a failure that says where.

The kernel is always the Python that runs this program, whatever kernels the user has installed.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
import papermill
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

KERNEL = "python3"
ATTEMPTS = 3
"""A kernel that dies before it replies, as on a busy machine, is started again."""

TIME_LIMIT = 1800
"""Seconds that a cell may take; on seventeen reports of one city the slowest takes 60."""

SOCKET_PATH = 104
"""Bytes that the path of a socket may have: macOS takes 104, Linux 108."""

SOCKET_NAME = len("/yz-12345678/kernel-12")
"""Bytes of a socket's name below the folder for temporary files."""

DIED = "the kernel died (the machine may have run out of memory)"


class OwnKernel(AsyncKernelManager):
    """Starts the Python that runs this program."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """How the kernel is started."""
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")


def execute(notebook: Path, executed: Path, parameters: dict[str, Any], limit: float = TIME_LIMIT) -> str:
    """Run a notebook with parameters and write the executed copy; return what failed, empty when nothing did.

    A failing cell, a kernel that dies and a cell that takes more than `limit` seconds are failures of
    this notebook, shown in the executed copy at the cell. Both paths must be absolute. Raises
    RuntimeError where no kernel can be started.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with tempfile.TemporaryDirectory(prefix="yz-", dir=short_folder()) as sockets:
                papermill.execute_notebook(
                    _literal(notebook),
                    _literal(executed),
                    parameters=parameters,
                    kernel_name=KERNEL,
                    progress_bar=False,
                    cwd=notebook.parent,
                    config=_config(sockets),
                    execution_timeout=limit,
                )
        except PapermillExecutionError as error:
            return f"{error.ename}: {error.evalue}"
        except CellTimeoutError:
            return _stopped(executed, "TimeoutError", f"the cell took more than {limit:.0f} seconds")
        except DeadKernelError:
            return _stopped(executed, "DeadKernel", DIED)
        except RuntimeError as error:
            if attempt == ATTEMPTS:
                raise RuntimeError(f"no kernel could be started with {sys.executable}: {error}") from error
        else:
            break
    return ""


def _literal(path: Path) -> str:
    """A path as papermill takes it to the letter: it fills in what stands in braces.

    >>> _literal(Path("work {2024}/a.ipynb"))
    'work {{2024}}/a.ipynb'
    """
    return str(path).replace("{", "{{").replace("}", "}}")


def short_folder(inside: int = 0) -> str | None:
    """Folder in which sockets can be made: None, which is the usual one, or /tmp where its path is too long.

    `inside` is how many bytes longer the path becomes below it.
    """
    longest = len(tempfile.gettempdir().encode()) + inside + SOCKET_NAME
    return "/tmp" if os.name == "posix" and longest > SOCKET_PATH else None


def _config(sockets: str) -> Config:
    """Let a kernel talk over files in a folder of its own where the system can, not over ports.

    Ports collide when kernels start side by side, and others on the machine can listen to them.
    """
    config = Config()
    config.NotebookClient.kernel_manager_class = OwnKernel
    if os.name == "posix" and len(sockets.encode()) < SOCKET_PATH - len("/kernel-12"):
        config.KernelManager.transport = "ipc"
        config.KernelManager.ip = str(Path(sockets) / "kernel")
    # What a kernel says while it shuts down is not for the user, and his start-up files are not ours.
    config.NotebookClient.extra_arguments = ["--log-level=CRITICAL", f"--ipython-dir={sockets}"]
    return config


def _stopped(executed: Path, name: str, why: str) -> str:
    """Note down at the cell that was running why it stopped, as a failing cell does itself."""
    content = nbformat.read(executed, as_version=4)
    running = _running(content)
    if running is not None:
        running.outputs.append(
            nbformat.v4.new_output("error", ename=name, evalue=why, traceback=[f"{name}: {why}"])
        )
        nbformat.write(content, executed)
    return f"{name}: {why}"


def _running(content: NotebookNode) -> NotebookNode | None:
    """The cell that a stopped notebook was at: the last one that papermill saw start."""
    begun = [cell for cell in content.cells if cell.metadata.get("papermill", {}).get("start_time")]
    return next((cell for cell in reversed(begun) if cell.cell_type == "code"), None)
