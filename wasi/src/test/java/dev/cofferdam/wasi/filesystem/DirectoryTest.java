package dev.cofferdam.wasi.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.ComponentVal.Record;
import dev.cofferdam.component.ComponentVal.Tuple;
import dev.cofferdam.component.ComponentVal.Variant;
import dev.cofferdam.engine.Limits;
import dev.cofferdam.engine.Trap;
import dev.cofferdam.engine.TrapKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a guest does with the paths below a granted directory.
final class DirectoryTest {
  @TempDir Path granted;
  private FilesystemFixture fs;

  @BeforeEach
  void grant() throws Exception {
    Files.writeString(granted.resolve("file"), "text");
    Files.writeString(Files.createDirectory(granted.resolve("sub")).resolve("inner"), "inner");
    fs = new FilesystemFixture(granted);
  }

  @AfterEach
  void close() {
    fs.close();
  }

  @Test
  void path_withDotsWithinTheDirectory_isFound() throws Exception {
    assertEquals("inner", fs.read("./sub/../sub/./inner"));
    assertEquals("text", fs.read("sub/../file"));
  }

  @Test
  void path_throughRelativeLinks_isFollowed() throws Exception {
    Files.createSymbolicLink(granted.resolve("link"), Path.of("sub"));
    Files.createSymbolicLink(granted.resolve("sub/up"), Path.of("../file"));

    assertEquals("text", fs.read("link/up"));
  }

  @Test
  void path_throughFile_isNotDirectory() throws Exception {
    assertEquals("not-directory", fs.openError("file/x"));
    assertEquals("not-directory", fs.openError("file/"));
  }

  @Test
  void open_exclusiveOnExisting_isExist() throws Exception {
    var flags = Set.of("create", "exclusive");

    assertEquals("exist", fs.err("open-at", Set.of(), "file", flags, Set.of("write")));
  }

  @Test
  void open_truncating_emptiesTheFile() throws Exception {
    fs.open("file", Set.of("truncate"), Set.of("write"));

    assertEquals("", Files.readString(granted.resolve("file")));
  }

  @Test
  void open_directoryForWriting_isIsDirectory() throws Exception {
    assertEquals("is-directory", fs.err("open-at", Set.of(), "sub", Set.of(), Set.of("write")));
  }

  @Test
  void open_fileAsDirectory_isNotDirectory() throws Exception {
    var flags = Set.of("directory");

    assertEquals("not-directory", fs.err("open-at", Set.of(), "file", flags, Set.of("read")));
  }

  @Test
  void open_missing_isNoEntry() throws Exception {
    assertEquals("no-entry", fs.openError("none"));
    assertEquals("no-entry", fs.openError("none/deeper"));
  }

  @Test
  void open_beyondTheLimit_trapsAndNamesIt() throws Exception {
    try (var few =
        new FilesystemFixture(
            granted, DirectoryAccess.READ_ONLY, Limits.untrusted().withFiles(2))) {
      few.open("file");

      Trap trap = assertThrows(Trap.class, () -> few.open("file"));

      assertEquals(TrapKind.FILE_LIMIT, trap.kind());
    }
  }

  @Test
  void droppedDescriptors_areOffTheLedger() throws Exception {
    for (int i = 0; i < 1000; i++) {
      fs.open("file").drop();
    }

    assertEquals(Map.of("directory", 1), fs.guest.store().ledger().openByKind());
  }

  @Test
  void closedStore_hasClosedEverything() throws Exception {
    fs.open("file");
    fs.ok("read-directory");
    fs.ok("create-directory-at", "made");
    var ledger = fs.guest.store().ledger();

    fs.close();

    assertEquals(ledger.openedCount(), ledger.closedCount());
  }

  @Test
  void readDirectory_listsNamesAndTypesOnce() throws Exception {
    assertEquals(Set.of("file", "sub"), fs.names());
    assertEquals(Set.of("file", "sub"), fs.names());
  }

  @Test
  void readDirectory_ofManyEntries_comesOneByOne() throws Exception {
    for (int i = 0; i < 500; i++) {
      Files.createFile(granted.resolve("entry" + i));
    }

    assertEquals(502, fs.names().size());
  }

  @Test
  void readDirectory_ofEmptyDirectory_endsAtOnce() throws Exception {
    fs.ok("create-directory-at", "empty");

    var entries = fs.on(fs.open("empty"), "read-directory");

    assertTrue(fs.next(entries).isEmpty());
  }

  @Test
  void createDirectory_makesItWhereItBelongs() throws Exception {
    fs.ok("create-directory-at", "sub/made");

    assertTrue(Files.isDirectory(granted.resolve("sub/made")));
    assertEquals("exist", fs.err("create-directory-at", "sub/made"));
    assertEquals("no-entry", fs.err("create-directory-at", "none/made"));
  }

  @Test
  void symlink_isMadeAndRead() throws Exception {
    fs.ok("symlink-at", "../file", "sub/link");

    assertEquals("../file", fs.ok("readlink-at", "sub/link"));
    assertEquals("symbolic-link", fs.stat("sub/link").get("type"));
    assertEquals("text", fs.read("sub/link"));
  }

  @Test
  void statAt_followingOrNot_tellsTargetOrLink() throws Exception {
    fs.ok("symlink-at", "file", "link");

    var followed = (Record) fs.ok("stat-at", FilesystemFixture.FOLLOW, "link");

    assertEquals("regular-file", followed.get("type"));
    assertEquals("symbolic-link", fs.stat("link").get("type"));
  }

  @Test
  void link_toDirectoryOrOverExisting_isRefused() throws Exception {
    assertEquals("not-permitted", fs.err("link-at", Set.of(), "sub", fs.root, "hard"));
    assertEquals("exist", fs.err("link-at", Set.of(), "file", fs.root, "sub"));
    assertEquals("no-entry", fs.err("link-at", Set.of(), "none", fs.root, "hard"));
  }

  @Test
  void rename_movesBetweenDirectories() throws Exception {
    fs.ok("rename-at", "file", fs.open("sub"), "moved");

    assertEquals("text", fs.read("sub/moved"));
    assertEquals("no-entry", fs.openError("file"));
  }

  @Test
  void rename_overOtherKind_isRefusedAsPosixDoes() throws Exception {
    assertEquals("is-directory", fs.err("rename-at", "file", fs.root, "sub"));
    assertEquals("not-directory", fs.err("rename-at", "sub", fs.root, "file"));
    fs.ok("create-directory-at", "other");
    assertEquals("not-empty", fs.err("rename-at", "other", fs.root, "sub"));
  }

  @Test
  void rename_intoItself_isInvalid() throws Exception {
    assertEquals("invalid", fs.err("rename-at", "sub", fs.root, "sub/deeper"));
  }

  @Test
  void unlink_ofDirectory_isIsDirectory() throws Exception {
    assertEquals("is-directory", fs.err("unlink-file-at", "sub"));
  }

  @Test
  void removeDirectory_notEmptyOrNotOne_isRefused() throws Exception {
    assertEquals("not-empty", fs.err("remove-directory-at", "sub"));
    assertEquals("not-directory", fs.err("remove-directory-at", "file"));
    assertEquals("invalid", fs.err("remove-directory-at", "."));
  }

  @Test
  void readOnlyDirectory_refusesEveryChange() throws Exception {
    try (var ro = FilesystemFixture.readOnly(granted)) {
      assertEquals("read-only", ro.err("create-directory-at", "made"));
      assertEquals("read-only", ro.err("unlink-file-at", "file"));
      assertEquals("read-only", ro.err("remove-directory-at", "sub"));
      assertEquals("read-only", ro.err("rename-at", "file", ro.root, "moved"));
      assertEquals("read-only", ro.err("symlink-at", "file", "link"));
      assertEquals("read-only", ro.err("link-at", Set.of(), "file", ro.root, "hard"));
    }
  }

  @Test
  void readOnlyDirectory_refusesOpeningForWriting() throws Exception {
    try (var ro = FilesystemFixture.readOnly(granted)) {
      for (var flags : Set.of(Set.of("create"), Set.of("truncate"))) {
        assertEquals("read-only", ro.err("open-at", Set.of(), "file", flags, Set.of("read")));
      }
      assertEquals("read-only", ro.err("open-at", Set.of(), "file", Set.of(), Set.of("write")));
      assertEquals("text", ro.read("file"));
    }
  }

  @Test
  void readOnlyDirectory_refusesTimesOfOpenFiles() throws Exception {
    try (var ro = FilesystemFixture.readOnly(granted)) {
      var now = Variant.of("now");

      var code = ro.guest.err("[method]descriptor.set-times", ro.open("file"), now, now);

      assertEquals("read-only", code);
    }
  }

  @Test
  void directoriesAskedForAgain_shareWhatTheStoreKeepsOpen() throws Exception {
    for (int i = 0; i < 10; i++) {
      var again = (Descriptor) ((Tuple) fs.directories().getFirst()).get(0);
      fs.on(again, "create-directory-at", "made" + i);
      again.drop();
    }

    assertEquals(Map.of("directory", 2), fs.guest.store().ledger().openByKind());
  }
}
