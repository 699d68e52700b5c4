package dev.cofferdam.wasi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A digest of grants, one after the other. Words are told apart by their lengths, whatever is in
/// them.
final class GrantDigest {
  private final MessageDigest digest = sha256();

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  void add(String... words) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(words.length).array());
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
    }
  }

  /// Returns the digest of what was added, in hexadecimal.
  String toHex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
