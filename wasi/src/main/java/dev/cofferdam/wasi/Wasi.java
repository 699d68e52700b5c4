package dev.cofferdam.wasi;

import dev.cofferdam.component.ComponentLinker;
import dev.cofferdam.wasi.cli.CliInterfaces;
import dev.cofferdam.wasi.cli.CommandLine;
import dev.cofferdam.wasi.cli.StandardStreams;
import dev.cofferdam.wasi.clocks.ClocksInterfaces;
import dev.cofferdam.wasi.clocks.SystemClock;
import dev.cofferdam.wasi.clocks.VirtualClock;
import dev.cofferdam.wasi.filesystem.DirectoryAccess;
import dev.cofferdam.wasi.filesystem.DirectoryGrant;
import dev.cofferdam.wasi.filesystem.FilesystemInterfaces;
import dev.cofferdam.wasi.http.HttpInterfaces;
import dev.cofferdam.wasi.io.InputSource;
import dev.cofferdam.wasi.io.IoInterfaces;
import dev.cofferdam.wasi.io.MonotonicClock;
import dev.cofferdam.wasi.io.OutputSink;
import dev.cofferdam.wasi.io.WasiInterface;
import dev.cofferdam.wasi.random.RandomInterfaces;
import dev.cofferdam.wasi.random.RandomSource;
import dev.cofferdam.wasi.sockets.SocketsInterfaces;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What a guest gets of WASI 0.2.
///
/// A fresh builder grants nothing but the time and random numbers: no argument, no environment
/// variable, no file, an empty input, outputs that go nowhere, and never a socket or HTTP. Every
/// version of 0.2 is served by this one implementation.
///
/// Immutable and usable for any number of linkers and Stores. What a guest opens lives in its
/// Store, within the Store's limits, and is closed with it.
public final class Wasi {
  private static final Wasi DENIED = builder().build();

  private final List<WasiInterface> interfaces;
  private final String digest;

  private Wasi(List<WasiInterface> interfaces, String digest) {
    this.interfaces = interfaces;
    this.digest = digest;
  }

  /// Starts with nothing granted.
  public static Builder builder() {
    return new Builder();
  }

  /// Returns WASI with nothing granted; the same object every time.
  public static Wasi denied() {
    return DENIED;
  }

  /// Returns the interfaces, in the order they are defined in.
  List<WasiInterface> interfaces() {
    return interfaces;
  }

  /// Returns what equal grants have in common: SHA-256 of arguments, environment and directories,
  /// in hexadecimal. Streams, clocks and random numbers are the host's own objects and do not
  /// count.
  public String digest() {
    return digest;
  }

  /// Defines all of WASI in a linker.
  public void addTo(ComponentLinker linker) {
    interfaces.forEach(i -> i.addTo(linker));
  }

  /// Collects what is granted. Used by one thread.
  public static final class Builder {
    private final List<String> arguments = new ArrayList<>();
    private final SequencedMap<String, String> environment = new LinkedHashMap<>();
    private final List<DirectoryGrant> directories = new ArrayList<>();
    private InputSource stdin = InputSource.empty();
    private OutputSink stdout = OutputSink.discarding();
    private OutputSink stderr = OutputSink.discarding();
    private MonotonicClock monotonicClock = SystemClock.start();
    private InstantSource wallClock = InstantSource.system();
    private RandomSource random = RandomSource.secure();

    private Builder() {}

    /// Adds arguments; a command takes the first of all for its own name.
    public Builder arguments(List<String> added) {
      arguments.addAll(added);
      return this;
    }

    /// Adds arguments; a command takes the first of all for its own name.
    public Builder arguments(String... added) {
      return arguments(List.of(added));
    }

    /// Adds an environment variable.
    public Builder environment(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /// Adds environment variables.
    public Builder environment(Map<String, String> added) {
      environment.putAll(added);
      return this;
    }

    /// Grants input.
    public Builder stdin(InputSource source) {
      stdin = source;
      return this;
    }

    /// Grants input of these bytes.
    public Builder stdin(byte[] bytes) {
      return stdin(InputSource.of(bytes));
    }

    /// Says where output goes.
    public Builder stdout(OutputSink sink) {
      stdout = sink;
      return this;
    }

    /// Says where messages go.
    public Builder stderr(OutputSink sink) {
      stderr = sink;
      return this;
    }

    /// Grants a directory of the host under a name of the guest's, such as `/data`.
    ///
    /// Nothing outside of it can be reached, by no path and no symbolic link. No guest may be able
    /// to move the directory itself.
    ///
    /// @throws java.io.UncheckedIOException if there is no such directory
    public Builder directory(Path hostPath, String guestPath, DirectoryAccess access) {
      directories.add(DirectoryGrant.of(hostPath, guestPath, access));
      return this;
    }

    /// Sets both clocks.
    public Builder clocks(MonotonicClock monotonic, InstantSource wall) {
      monotonicClock = monotonic;
      wallClock = wall;
      return this;
    }

    /// Sets both clocks to one that moves by waiting only.
    public Builder clocks(VirtualClock clock) {
      return clocks(clock, clock);
    }

    /// Sets the source of random numbers.
    public Builder random(RandomSource source) {
      random = source;
      return this;
    }

    /// Returns what was granted.
    ///
    /// @throws IllegalArgumentException if a guest could move a granted directory through another
    public Wasi build() {
      requireApart();
      var interfaces = new ArrayList<WasiInterface>();
      interfaces.addAll(IoInterfaces.all());
      interfaces.addAll(ClocksInterfaces.all(monotonicClock, wallClock));
      interfaces.addAll(RandomInterfaces.all(random));
      interfaces.addAll(FilesystemInterfaces.all(directories, wallClock));
      interfaces.addAll(SocketsInterfaces.all());
      interfaces.addAll(HttpInterfaces.all());
      interfaces.addAll(
          CliInterfaces.all(
              new CommandLine(arguments, environment), new StandardStreams(stdin, stdout, stderr)));
      return new Wasi(List.copyOf(interfaces), digest());
    }

    private String digest() {
      var grants = new GrantDigest();
      arguments.forEach(argument -> grants.add("argument", argument));
      environment.forEach((name, value) -> grants.add("environment", name, value));
      directories.forEach(each ->
          grants.add(
              "directory", each.hostPath().toString(), each.guestPath(), each.access().toString()));
      return grants.toHex();
    }

    private void requireApart() {
      for (DirectoryGrant upper : directories) {
        for (DirectoryGrant lower : directories) {
          if (upper.canMove(lower)) {
            throw new IllegalArgumentException(
                "%s lies below %s, which is granted for writing"
                    .formatted(lower.hostPath(), upper.hostPath()));
          }
        }
      }
    }
  }
}
