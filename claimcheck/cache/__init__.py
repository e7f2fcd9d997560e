"""What earlier runs worked out, kept on disk: embeddings, parsed sentences, documents, results."""

from claimcheck.cache.fingerprints import fingerprint_of_code, fingerprint_of_files
from claimcheck.cache.packing import pack, unpack
from claimcheck.cache.place import cache_folder
from claimcheck.cache.store import Cache, Shelf

__all__ = ["Cache", "Shelf", "cache_folder", "fingerprint_of_code", "fingerprint_of_files", "pack", "unpack"]
