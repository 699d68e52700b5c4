package dev.cofferdam.wasi.filesystem;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// The record `metadata-hash-value`: identity, size and modification time, hashed with a secret of
/// this JVM so that a guest learns no inode numbers.
///
/// @param lower 64 bits
/// @param upper 64 more
record MetadataHash(long lower, long upper) {
  private static final byte[] SECRET = SecureRandom.getSeed(16);

  /// Hashes metadata.
  static MetadataHash of(FileMetadata metadata) {
    var digest = sha256();
    digest.update(SECRET);
    digest.update(metadata.key().toString().getBytes(StandardCharsets.UTF_8));
    digest.update(metadata.modified().toString().getBytes(StandardCharsets.UTF_8));
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, metadata.sizeBytes()));
    var hash = ByteBuffer.wrap(digest.digest());
    return new MetadataHash(hash.getLong(), hash.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
