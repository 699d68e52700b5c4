package dev.cofferdam.wasi.filesystem;

import static dev.cofferdam.wasi.filesystem.Outcomes.done;
import static dev.cofferdam.wasi.filesystem.Outcomes.result;

import dev.cofferdam.wasi.io.WasiInterface;
import java.time.InstantSource;
import java.util.Set;

/// The methods of `descriptor` that take a path.
final class PathFunctions {
  private PathFunctions() {}

  static void define(WasiInterface types, InstantSource clock) {
    defineReading(types);
    defineMaking(types);
    defineRemoving(types);
    types
        .func(
            "[method]descriptor.set-times-at",
            done(args -> {
              var times = TimeArguments.of(args[3], args[4], clock);
              directory(args[0]).setTimesAt(follows(args[1]), (String) args[2], times);
            }))
        .func(
            "[method]descriptor.rename-at",
            done(args ->
                directory(args[0])
                    .renameAt((String) args[1], directory(args[2]), (String) args[3])));
  }

  private static void defineReading(WasiInterface types) {
    types
        .func(
            "[method]descriptor.stat-at",
            result((_, args) -> DescriptorFunctions.stat(statAt(args))))
        .func(
            "[method]descriptor.metadata-hash-at",
            result((_, args) -> DescriptorFunctions.hash(statAt(args))))
        .func(
            "[method]descriptor.readlink-at",
            result((_, args) -> directory(args[0]).readLinkAt((String) args[1])));
  }

  private static void defineMaking(WasiInterface types) {
    types
        .func(
            "[method]descriptor.open-at",
            result((_, args) -> {
              var request = new OpenRequest((Set<?>) args[3], (Set<?>) args[4]);
              return directory(args[0]).openAt(follows(args[1]), (String) args[2], request);
            }))
        .func(
            "[method]descriptor.create-directory-at",
            done(args -> directory(args[0]).createDirectoryAt((String) args[1])))
        .func(
            "[method]descriptor.symlink-at",
            done(args -> directory(args[0]).symlinkAt((String) args[1], (String) args[2])))
        .func(
            "[method]descriptor.link-at",
            done(args ->
                directory(args[0])
                    .linkAt(
                        follows(args[1]), (String) args[2], directory(args[3]), (String) args[4])));
  }

  private static void defineRemoving(WasiInterface types) {
    types
        .func(
            "[method]descriptor.remove-directory-at",
            done(args -> directory(args[0]).removeDirectoryAt((String) args[1])))
        .func(
            "[method]descriptor.unlink-file-at",
            done(args -> directory(args[0]).unlinkFileAt((String) args[1])));
  }

  private static FileMetadata statAt(Object[] args) throws InterruptedException {
    return directory(args[0]).statAt(follows(args[1]), (String) args[2]);
  }

  private static boolean follows(Object pathFlags) {
    return ((Set<?>) pathFlags).contains("symlink-follow");
  }

  private static DirectoryDescriptor directory(Object handle) {
    return ((Descriptor) handle).requireDirectory();
  }
}
