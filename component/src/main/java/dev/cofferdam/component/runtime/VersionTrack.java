package dev.cofferdam.component.runtime;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The version of an interface name, and the track of versions it is interchangeable with.
///
/// `a:b/c@1.2.3` stands on the track `a:b/c@1`, `a:b/c@0.2.3` on `a:b/c@0.2`; `0.0.x` and
/// pre-releases match only themselves.
///
/// @param track the name with its version cut to what compatible versions share
/// @param major first number
/// @param minor second number
/// @param patch third number
record VersionTrack(String track, BigInteger major, BigInteger minor, BigInteger patch)
    implements Comparable<VersionTrack> {
  private static final int MAX_NAME_LENGTH = 4096;
  private static final Pattern NAME =
      Pattern.compile("([^@]+)@(\\d{1,20})\\.(\\d{1,20})\\.(\\d{1,20})(?:\\+[0-9A-Za-z.-]+)?");

  /// Returns the track of a name, or null where it matches only exactly.
  static @Nullable VersionTrack of(String name) {
    if (name.indexOf('@') < 0 || name.length() > MAX_NAME_LENGTH) {
      return null;
    }
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    BigInteger major = new BigInteger(matcher.group(2));
    BigInteger minor = new BigInteger(matcher.group(3));
    BigInteger patch = new BigInteger(matcher.group(4));
    if (major.signum() > 0) {
      return new VersionTrack(matcher.group(1) + "@" + major, major, minor, patch);
    }
    if (minor.signum() > 0) {
      return new VersionTrack(matcher.group(1) + "@0." + minor, major, minor, patch);
    }
    return null;
  }

  /// Orders the versions of one track.
  @Override
  public int compareTo(VersionTrack other) {
    int byMajor = major.compareTo(other.major);
    int byMinor = minor.compareTo(other.minor);
    return byMajor != 0 ? byMajor : byMinor != 0 ? byMinor : patch.compareTo(other.patch);
  }
}
