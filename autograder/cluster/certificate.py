"""The certificate that a cluster's processes share: whoever has it can run code on them."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from distributed.security import Security

from autograder.course.errors import CourseError
from autograder.files import write_whole

FOLDER = Path(".course", "cluster")
CERTIFICATE, KEY = "certificate.pem", "key.pem"
NAME = "course-cluster"
DAYS = 3650


def certificate_folder(root: Path) -> Path:
    """Where the certificate and its key lie in the course at `root`: in its private folder."""
    return root / FOLDER


def make_certificate(root: Path) -> bool:
    """Make the certificate of a course that has none yet; whether one was made."""
    folder = certificate_folder(root)
    if (folder / CERTIFICATE).is_file() and (folder / KEY).is_file():
        return False
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # clocks of other machines differ
        .not_valid_after(now + timedelta(days=DAYS))
        .sign(key, hashes.SHA256())
    )
    written = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.chmod(folder, 0o700)
        write_whole(folder / KEY, written, mode=0o600)
        write_whole(folder / CERTIFICATE, certificate.public_bytes(serialization.Encoding.PEM))
    except OSError as error:
        raise CourseError(f"{folder}: cannot be written: {error.strerror}.") from None
    return True


def security_of(root: Path) -> Security:
    """Dask's TLS settings for every part; raises CourseError without a certificate."""
    folder = certificate_folder(root)
    certificate, key = folder / CERTIFICATE, folder / KEY
    for file in (certificate, key):
        if not file.is_file():
            raise CourseError(
                f"{file}: there is no such file; copy the folder {FOLDER} from the machine where "
                "`course cluster start` made it, over a safe way."
            )
    roles = ("client", "scheduler", "worker")
    files = {
        f"tls_{role}_{what}": str(folder / file)
        for role in roles
        for what, file in (("cert", CERTIFICATE), ("key", KEY))
    }
    return Security(require_encryption=True, tls_ca_file=str(certificate), **files)
