"""Versions of the open document: freeze one, set its status, go back to one, branch from one. They live in the same file.

Frozen versions are not undone: what was published was published. Going back to one is an edit like any other.
"""

from datetime import UTC, datetime

from planogram.model.edits.project import next_version, set_version
from planogram.model.memo import same_objects
from planogram.model.project import Project, Status
from planogram.model.values import changed, new_id
from planogram.session.document import Document
from planogram.session.history import Label
from planogram.storage.version import Version


class UnknownVersion(KeyError):
    """A version id the document does not hold: a bug of the caller."""


def publish(document: Document, note: str = "", at: datetime | None = None, entered: Project | None = None) -> Version:
    """Freeze the project as it is, published, and go on with the next version as a draft (one step). A gesture is cancelled.

    `entered`: the project with the name, the author and the validity it is published under.
    """
    document.cancel_gesture()
    project = document.committed if entered is None else entered
    name = project.version or next_version("")
    version = Version(new_id("ver"), set_version(project, name, "published"), at or datetime.now(UTC), note)
    document.put_versions((*document.versions, version))
    document.do(Label("edit.publish", (("version", name),)), set_version(project, next_version(name), "draft"))
    return version


def version_of(document: Document, version_id: str) -> Version:
    """The version of that id; UnknownVersion when there is none."""
    for version in document.versions:
        if version.id == version_id:
            return version
    raise UnknownVersion(version_id)


def set_version_status(document: Document, version_id: str, status: Status) -> None:
    """Give a frozen version its status; one version only is in place, so the one before it is retired. Nothing else of it changes."""
    chosen = version_of(document, version_id)
    versions = []
    for version in document.versions:
        if version is chosen:
            versions.append(_with_status(version, status))
        elif status == "in_place" and version.project.status == "in_place":
            versions.append(_with_status(version, "retired"))
        else:
            versions.append(version)
    if not same_objects(versions, document.versions):
        document.put_versions(versions)


def remove_version(document: Document, version_id: str) -> None:
    """Take a version out of the file."""
    gone = version_of(document, version_id)
    document.put_versions([version for version in document.versions if version is not gone])


def restore_version(document: Document, version_id: str) -> bool:
    """Make the plan of a version the present one again, as a draft under the present version's name: one step, which can be undone."""
    version = version_of(document, version_id)
    present = document.committed
    # whose plan it is and which faces a store has confirmed is of today, whatever the plan
    project = changed(version.project, version=present.version, status="draft", variant=present.variant, setups=present.setups)
    return document.do(Label("edit.restore_version", (("version", version.project.version),)), project)


def branch_from(document: Document, version_id: str, name: str) -> Document:
    """A new document, saved nowhere yet, that begins with the plan of a version; it has no versions of its own."""
    project = version_of(document, version_id).project
    document = Document(_draft(project, name), images=document.images)
    document.mark_unsaved()
    return document


def look_at(document: Document, version_id: str) -> Document:
    """A version as a document to look at, print and compare: read-only, without a file."""
    looked = Document(version_of(document, version_id).project, images=document.images)
    looked.read_only = True
    return looked


def _draft(project: Project, name: str) -> Project:
    return changed(project, name=name, version=next_version(project.version), status="draft", setups=())


def _with_status(version: Version, status: Status) -> Version:
    project = changed(version.project, status=status)
    return version if project is version.project else Version(version.id, project, version.published_at, version.note)
