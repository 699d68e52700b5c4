package dev.cofferdam.isolation;

import dev.cofferdam.engine.Limits;
import dev.cofferdam.wasi.Wasi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/// What a guest is: a component, what it may use, what it is granted, and how its crashes are
/// answered. Immutable.
public final class GuestSpec {
  private static final int MAILBOX_DEFAULT = 1_024;
  private static final Duration DRAIN_DEFAULT = Duration.ofSeconds(5);

  private final Terms terms;

  /// @param name the guest's name, unique within its Cofferdam
  /// @param code the component
  /// @param limits what one life of the guest may use
  /// @param grants what it gets of WASI and of the host
  /// @param mailboxCalls how many calls may wait
  /// @param budget how its crashes are answered
  /// @param drain how long the running call may go on when the guest is closed
  record Terms(
      String name,
      GuestCode code,
      Limits limits,
      Grants grants,
      int mailboxCalls,
      CrashBudget budget,
      Duration drain) {}

  /// @param wasi what it gets of WASI
  /// @param host defines what the host gives it
  record Grants(Wasi wasi, Consumer<HostLinker> host) {}

  private GuestSpec(Terms terms) {
    this.terms = terms;
  }

  /// Describes a guest with the limits for untrusted code, which is granted nothing.
  ///
  /// @param bytes a component in the binary format
  public static GuestSpec of(String name, byte[] bytes) {
    Objects.requireNonNull(name, "name");
    return new GuestSpec(
        new Terms(
            name,
            new GuestCode(bytes),
            Limits.untrusted(),
            new Grants(Wasi.denied(), _ -> {}),
            MAILBOX_DEFAULT,
            CrashBudget.standard(),
            DRAIN_DEFAULT));
  }

  /// Describes a guest with the limits for untrusted code, which is granted nothing.
  ///
  /// @param file a component in the binary format; it is read now
  /// @throws UncheckedIOException if it cannot be read
  public static GuestSpec of(String name, Path file) {
    try {
      return of(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns this description with other limits. The timeout is that of a call as the caller sees
  /// it: it covers waiting for the guest and everything the guest and the host do.
  public GuestSpec withLimits(Limits limits) {
    return new GuestSpec(
        new Terms(
            terms.name,
            terms.code,
            limits,
            terms.grants,
            terms.mailboxCalls,
            terms.budget,
            terms.drain));
  }

  /// Returns this description with grants of WASI.
  public GuestSpec withWasi(Wasi wasi) {
    return withGrants(new Grants(wasi, terms.grants.host));
  }

  /// Returns this description with functions and resources of the host's own.
  ///
  /// @param host defines them; it is run once, when the guest is started
  public GuestSpec withHost(Consumer<HostLinker> host) {
    return withGrants(new Grants(terms.grants.wasi, host));
  }

  private GuestSpec withGrants(Grants grants) {
    return new GuestSpec(
        new Terms(
            terms.name,
            terms.code,
            terms.limits,
            grants,
            terms.mailboxCalls,
            terms.budget,
            terms.drain));
  }

  /// Returns this description with room for so many waiting calls; more are refused as {@link
  /// Refusal#OVERLOADED}.
  public GuestSpec withMailbox(int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("mailbox holds no call: " + calls);
    }
    return new GuestSpec(
        new Terms(
            terms.name, terms.code, terms.limits, terms.grants, calls, terms.budget, terms.drain));
  }

  /// Returns this description with other answers to crashes.
  public GuestSpec withCrashBudget(CrashBudget budget) {
    return new GuestSpec(
        new Terms(
            terms.name,
            terms.code,
            terms.limits,
            terms.grants,
            terms.mailboxCalls,
            budget,
            terms.drain));
  }

  /// Returns this description with another time for the running call when the guest is closed.
  public GuestSpec withDrain(Duration drain) {
    return new GuestSpec(
        new Terms(
            terms.name,
            terms.code,
            terms.limits,
            terms.grants,
            terms.mailboxCalls,
            terms.budget,
            drain));
  }

  /// Returns the guest's name.
  public String name() {
    return terms.name;
  }

  /// Returns what one life of the guest may use.
  public Limits limits() {
    return terms.limits;
  }

  Terms terms() {
    return terms;
  }
}
