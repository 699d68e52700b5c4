package dev.cofferdam.wasi.http;

import dev.cofferdam.engine.Store;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import dev.cofferdam.wasi.io.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The resource `fields`: headers or trailers, in order, names compared without regard to case.
///
/// Their size is limited in all, names, values and a fixed share for each field together, so that
/// neither one huge value nor very many empty ones cost the host more.
final class Fields {
  /// What each field counts besides its name and value.
  static final int FIELD_OVERHEAD_BYTES = 32;

  private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";
  private static final Set<String> FORBIDDEN =
      Set.of(
          "connection",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "transfer-encoding",
          "upgrade");

  private final List<Field> fields = new ArrayList<>();
  private final Reservation reservation;
  private final boolean isImmutable;

  private Fields(Store store, boolean isImmutable) {
    this.reservation = Reservation.in(store);
    this.isImmutable = isImmutable;
  }

  /// One field.
  ///
  /// @param name its name as the guest wrote it
  /// @param value its value
  record Field(String name, byte[] value) {}

  /// Returns mutable fields without any in it.
  static Fields empty(Store store) {
    return new Fields(store, false);
  }

  /// Returns an immutable copy.
  Fields frozen() {
    return copy(true);
  }

  /// Returns a mutable copy.
  Fields copied() {
    return copy(false);
  }

  private Fields copy(boolean immutable) {
    var copy = new Fields(reservation.store(), immutable);
    copy.reservation.resize(sizeBytes());
    copy.fields.addAll(fields);
    return copy;
  }

  List<byte[]> get(String name) {
    return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).toList();
  }

  boolean has(String name) {
    return fields.stream().anyMatch(f -> f.name().equalsIgnoreCase(name));
  }

  List<Field> entries() {
    return List.copyOf(fields);
  }

  void set(String name, List<byte[]> values) {
    requireMutable();
    requireName(name);
    values.forEach(Fields::requireValue);
    remove(name);
    values.forEach(v -> add(name, v));
  }

  void delete(String name) {
    requireMutable();
    requireName(name);
    remove(name);
  }

  void append(String name, byte[] value) {
    requireMutable();
    requireName(name);
    requireValue(value);
    add(name, value);
  }

  private void remove(String name) {
    fields.removeIf(f -> f.name().equalsIgnoreCase(name));
    reservation.resize(sizeBytes());
  }

  private void add(String name, byte[] value) {
    long size = reservation.bytes() + sizeOf(name, value);
    long limit = reservation.store().limits().httpFieldBytes();
    if (size > limit) {
      throw Trap.limit(TrapKind.HTTP_FIELD_BYTES, "httpFieldBytes", limit, size);
    }
    reservation.resize(size);
    fields.add(new Field(name, value));
  }

  private long sizeBytes() {
    return fields.stream().mapToLong(f -> sizeOf(f.name(), f.value())).sum();
  }

  /// Drops them.
  void drop() {
    reservation.resize(0);
  }

  private static long sizeOf(String name, byte[] value) {
    return (long) FIELD_OVERHEAD_BYTES + name.length() + value.length;
  }

  private void requireMutable() {
    if (isImmutable) {
      throw new HeaderException("immutable");
    }
  }

  private static void requireName(String name) {
    if (!isToken(name)) {
      throw new HeaderException("invalid-syntax");
    }
    if (FORBIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
      throw new HeaderException("forbidden");
    }
  }

  /// Whether text is a token as HTTP knows it, such as a method.
  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(Fields::isTokenChar);
  }

  private static boolean isTokenChar(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || TOKEN_SYMBOLS.indexOf(c) >= 0;
  }

  private static void requireValue(byte[] value) {
    for (byte b : value) {
      if ((b >= 0 && b < ' ' && b != '\t') || b == 0x7F) {
        throw new HeaderException("invalid-syntax");
      }
    }
  }
}
