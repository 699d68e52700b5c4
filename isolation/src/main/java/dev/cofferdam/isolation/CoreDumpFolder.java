package dev.cofferdam.isolation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Core dumps as files of a folder, which only their owner can read where the file system knows
/// owners. A file is there when it is whole.
///
/// @param folder the folder
record CoreDumpFolder(Path folder) implements CoreDumpSink {
  private static final String PART = ".part";
  private static final Duration PART_AGE_MAX = Duration.ofMinutes(10);

  @Override
  public String keep(Dump dump) throws IOException {
    Files.createDirectories(folder);
    removeOldest(dump);
    Path target = folder.resolve(dump.fileName());
    Path part = Files.createTempFile(folder, dump.filePrefix(), PART);
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        dump.contents().writeTo(out);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    return target.toString();
  }

  /// Makes room for one more. A part may be another Cofferdam's, which writes it right now; one
  /// that is old was left by a process that ended.
  private void removeOldest(Dump dump) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(each -> String.valueOf(each.getFileName()))
          .filter(name -> name.startsWith(dump.filePrefix()))
          .forEach(names::add);
    }
    for (String name : names) {
      if (name.endsWith(PART) && isOld(folder.resolve(name))) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
    names.removeIf(name -> name.endsWith(PART));
    Collections.sort(names);
    for (String name : names.subList(0, Math.max(0, names.size() - dump.kept() + 1))) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  private static boolean isOld(Path part) throws IOException {
    try {
      Instant written = Files.getLastModifiedTime(part).toInstant();
      return written.isBefore(Instant.now().minus(PART_AGE_MAX));
    } catch (NoSuchFileException _) {
      return false;
    }
  }
}
