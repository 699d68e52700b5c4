package dev.cofferdam.wasi.filesystem;

import dev.cofferdam.component.ComponentVal.Record;
import dev.cofferdam.component.ComponentVal.Tuple;
import dev.cofferdam.component.ComponentVal.Variant;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.wasi.FakeGuest;
import dev.cofferdam.wasi.io.IoInterfaces;
import dev.cofferdam.wasi.io.WasiInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A guest with one granted directory, and short words for what it does there.
final class FilesystemFixture implements AutoCloseable {
  static final Instant NOW = Instant.ofEpochSecond(1_000_000);
  static final Set<String> FOLLOW = Set.of("symlink-follow");
  static final Set<String> NO_FOLLOW = Set.of();

  final FakeGuest guest;
  final Descriptor root;

  FilesystemFixture(Path directory, DirectoryAccess access, Limits limits) throws Exception {
    var grants = List.of(DirectoryGrant.of(directory, "/data", access));
    var interfaces =
        new ArrayList<WasiInterface>(FilesystemInterfaces.all(grants, InstantSource.fixed(NOW)));
    interfaces.addAll(IoInterfaces.all());
    guest = new FakeGuest(interfaces, limits);
    root = (Descriptor) ((Tuple) directories().getFirst()).get(0);
  }

  final List<?> directories() throws Exception {
    return (List<?>) Objects.requireNonNull(guest.call("get-directories"));
  }

  FilesystemFixture(Path directory) throws Exception {
    this(directory, DirectoryAccess.READ_WRITE, Limits.untrusted());
  }

  static FilesystemFixture readOnly(Path directory) throws Exception {
    return new FilesystemFixture(directory, DirectoryAccess.READ_ONLY, Limits.untrusted());
  }

  Object err(String method, Object... args) throws Exception {
    return guest.err("[method]descriptor." + method, withRoot(args));
  }

  Object ok(String method, Object... args) throws Exception {
    return guest.ok("[method]descriptor." + method, withRoot(args));
  }

  Object on(Descriptor descriptor, String method, Object... args) throws Exception {
    return guest.ok("[method]descriptor." + method, with(descriptor, args));
  }

  private Object[] withRoot(Object... args) {
    return with(root, args);
  }

  private static Object[] with(Descriptor descriptor, Object... args) {
    var all = new Object[args.length + 1];
    all[0] = descriptor;
    System.arraycopy(args, 0, all, 1, args.length);
    return all;
  }

  Object openError(String path) throws Exception {
    return err("open-at", FOLLOW, path, Set.of(), Set.of("read"));
  }

  Descriptor open(String path) throws Exception {
    return open(path, Set.of(), Set.of("read"));
  }

  Descriptor open(String path, Set<String> openFlags, Set<String> flags) throws Exception {
    return (Descriptor) ok("open-at", FOLLOW, path, openFlags, flags);
  }

  Descriptor create(String path) throws Exception {
    return open(path, Set.of("create"), Set.of("read", "write"));
  }

  String read(String path) throws Exception {
    var tuple = (Tuple) on(open(path), "read", 1000L, 0L);
    return new String((byte[]) tuple.get(0), StandardCharsets.UTF_8);
  }

  Record stat(String path) throws Exception {
    return (Record) ok("stat-at", NO_FOLLOW, path);
  }

  Set<String> names() throws Exception {
    var names = new TreeSet<String>();
    var entries = ok("read-directory");
    var entry = next(entries);
    while (entry.isPresent()) {
      names.add((String) ((Record) entry.get()).get("name"));
      entry = next(entries);
    }
    return names;
  }

  Optional<?> next(Object entries) throws Exception {
    return (Optional<?>) guest.ok("[method]directory-entry-stream.read-directory-entry", entries);
  }

  static Variant seconds(long seconds) {
    return Variant.of("timestamp", Record.of("seconds", seconds, "nanoseconds", 0L));
  }

  @Override
  public void close() {
    guest.close();
  }
}
