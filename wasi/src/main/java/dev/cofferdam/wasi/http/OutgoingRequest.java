package dev.cofferdam.wasi.http;

import dev.cofferdam.component.ComponentVal.Variant;
import dev.cofferdam.engine.Store;
import dev.cofferdam.wasi.io.Reservation;
import java.util.Optional;

/// The resource `outgoing-request`: what a guest would send if it were allowed to.
final class OutgoingRequest {
  /// Longest text any part of the target may be.
  private static final int TEXT_CHARS_MAX = 8 << 10;

  /// What a request costs: its four texts at their longest are counted beforehand.
  private static final int BASE_BYTES = 4 * TEXT_CHARS_MAX;

  private final Fields headers;
  private final Reservation reservation;
  private final OutgoingBody body = new OutgoingBody();
  private Variant method = Variant.of("get");
  private Optional<String> pathWithQuery = Optional.empty();
  private Optional<Variant> scheme = Optional.empty();
  private Optional<String> authority = Optional.empty();
  private boolean isBodyTaken;

  /// Takes over the headers.
  OutgoingRequest(Fields headers, Store store) {
    this.headers = headers;
    this.reservation = Reservation.in(store);
    reservation.resize(BASE_BYTES);
  }

  /// Drops it, and its headers.
  void drop() {
    reservation.resize(0);
    headers.drop();
  }

  Fields headers() {
    return headers.frozen();
  }

  /// Returns the body the first time.
  Optional<OutgoingBody> takeBody() {
    boolean isFirst = !isBodyTaken;
    isBodyTaken = true;
    return isFirst ? Optional.of(body) : Optional.empty();
  }

  Variant method() {
    return method;
  }

  /// Sets the method; false if it is none.
  boolean setMethod(Variant value) {
    boolean isValid = isToken(value);
    method = isValid ? value : method;
    return isValid;
  }

  Optional<String> pathWithQuery() {
    return pathWithQuery;
  }

  boolean setPathWithQuery(Optional<String> value) {
    boolean isValid = value.filter(p -> !isVisible(p)).isEmpty();
    pathWithQuery = isValid ? value : pathWithQuery;
    return isValid;
  }

  Optional<Variant> scheme() {
    return scheme;
  }

  boolean setScheme(Optional<Variant> value) {
    boolean isValid = value.filter(s -> !isToken(s)).isEmpty();
    scheme = isValid ? value : scheme;
    return isValid;
  }

  Optional<String> authority() {
    return authority;
  }

  boolean setAuthority(Optional<String> value) {
    boolean isValid = value.filter(a -> a.isEmpty() || !isVisible(a)).isEmpty();
    authority = isValid ? value : authority;
    return isValid;
  }

  private static boolean isToken(Variant named) {
    return named.payload() == null
        || (named.payload() instanceof String text
            && text.length() <= TEXT_CHARS_MAX
            && Fields.isToken(text));
  }

  private static boolean isVisible(String text) {
    return text.length() <= TEXT_CHARS_MAX && text.chars().allMatch(c -> c > ' ' && c != 0x7F);
  }
}
