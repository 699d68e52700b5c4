package dev.cofferdam.history;

import java.time.Instant;
import java.util.Optional;

/// Which crashes are meant: those to which everything that is given applies.
///
/// @param guest name of the guest
/// @param fingerprint as in {@link dev.cofferdam.isolation.report.CrashReport#fingerprint}
/// @param digest SHA-256 of the component's bytes, in hexadecimal
/// @param since the first time that is meant
/// @param until the first time that is not meant any more
public record CrashFilter(
    Optional<String> guest,
    Optional<String> fingerprint,
    Optional<String> digest,
    Optional<Instant> since,
    Optional<Instant> until) {
  private static final CrashFilter ALL =
      new CrashFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /// Returns the filter that lets all crashes through.
  public static CrashFilter all() {
    return ALL;
  }

  /// Returns this filter for one guest.
  public CrashFilter withGuest(String value) {
    return new CrashFilter(Optional.of(value), fingerprint, digest, since, until);
  }

  /// Returns this filter for one fingerprint.
  public CrashFilter withFingerprint(String value) {
    return new CrashFilter(guest, Optional.of(value), digest, since, until);
  }

  /// Returns this filter for one component.
  public CrashFilter withDigest(String value) {
    return new CrashFilter(guest, fingerprint, Optional.of(value), since, until);
  }

  /// Returns this filter for crashes at that time or later.
  public CrashFilter withSince(Instant value) {
    return new CrashFilter(guest, fingerprint, digest, Optional.of(value), until);
  }

  /// Returns this filter for crashes before that time.
  public CrashFilter withUntil(Instant value) {
    return new CrashFilter(guest, fingerprint, digest, since, Optional.of(value));
  }
}
