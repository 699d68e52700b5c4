package dev.cofferdam.wasi.http;

import java.util.Optional;

/// The resource `outgoing-response`.
final class OutgoingResponse {
  private final Fields headers;
  private final OutgoingBody body = new OutgoingBody();
  private int statusCode = 200;
  private boolean isBodyTaken;

  /// Takes over the headers.
  OutgoingResponse(Fields headers) {
    this.headers = headers;
  }

  /// Drops it, and its headers.
  void drop() {
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

  int statusCode() {
    return statusCode;
  }

  /// Sets the status; false if it is none.
  boolean setStatusCode(int value) {
    boolean isValid = value >= 100 && value <= 999;
    statusCode = isValid ? value : statusCode;
    return isValid;
  }
}
