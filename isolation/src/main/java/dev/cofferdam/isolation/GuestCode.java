package dev.cofferdam.isolation;

import dev.cofferdam.isolation.report.CrashReport;
import dev.cofferdam.wasm.dwarf.SourceLines;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// The bytes of a component, and what they are known by. There is one object for equal bytes as
/// long as somebody uses it, however many guests are made of them.
final class GuestCode {
  /// By digest, which lives as long as the code does; the monitor of this guards it.
  private static final Map<String, WeakReference<GuestCode>> KNOWN = new WeakHashMap<>();

  private final byte[] bytes;
  private final String digest;
  private final SourceLines lines;

  private GuestCode(byte[] bytes, String digest) {
    this.bytes = bytes;
    this.digest = digest;
    this.lines = SourceLines.of(bytes);
  }

  /// Returns the code of these bytes, which may be changed afterwards.
  static GuestCode of(byte[] bytes) {
    GuestCode known = known(CrashReport.digest(bytes));
    if (known != null) {
      return known;
    }
    byte[] copy = bytes.clone();
    return share(new GuestCode(copy, CrashReport.digest(copy)));
  }

  private static @Nullable GuestCode known(String digest) {
    synchronized (KNOWN) {
      WeakReference<GuestCode> known = KNOWN.get(digest);
      return known == null ? null : known.get();
    }
  }

  private static GuestCode share(GuestCode made) {
    synchronized (KNOWN) {
      GuestCode known = known(made.digest);
      if (known != null) {
        return known;
      }
      // A report may have kept an equal digest alive, which must not be the key of this code.
      KNOWN.remove(made.digest);
      KNOWN.put(made.digest, new WeakReference<>(made));
      return made;
    }
  }

  byte[] bytes() {
    return bytes;
  }

  /// Returns their SHA-256 in hexadecimal.
  String digest() {
    return digest;
  }

  static String digest(String text) {
    return CrashReport.digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Returns where in the source their instructions stand; read when it is asked.
  SourceLines lines() {
    return lines;
  }
}
