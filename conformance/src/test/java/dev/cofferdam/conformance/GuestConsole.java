package dev.cofferdam.conformance;

import com.google.gson.JsonObject;
import dev.cofferdam.wasi.Wasi;
import dev.cofferdam.wasi.io.OutputSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What a guest writes to its standard streams, against what `expect.json` says.
final class GuestConsole {
  private static final String CUT = "\n...[cut]";
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  /// WASI that writes here.
  Wasi.Builder wasi() {
    return Wasi.builder().stdout(OutputSink.to(stdout)).stderr(OutputSink.to(stderr));
  }

  void compare(JsonObject testCase, List<String> mismatches) {
    compareText(testCase, "stdout", stdout.toByteArray(), mismatches);
    compareText(testCase, "stderr", stderr.toByteArray(), mismatches);
    if (testCase.has("stdoutSha256")) {
      String expected = testCase.get("stdoutSha256").getAsString();
      if (!expected.equals(sha256(stdout.toByteArray()))) {
        mismatches.add("stdout: differs, " + stdout.size() + " bytes");
      }
    }
  }

  private static void compareText(
      JsonObject testCase, String stream, byte[] written, List<String> mismatches) {
    if (testCase.has(stream)) {
      String expected = testCase.get(stream).getAsString();
      String got = new String(written, StandardCharsets.UTF_8);
      if (!(expected.endsWith(CUT) ? got.startsWith(uncut(expected)) : got.equals(expected))) {
        mismatches.add(stream + ": expected " + expected + ", got " + got);
      }
    }
  }

  private static String uncut(String expected) {
    return expected.substring(0, expected.length() - CUT.length());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
