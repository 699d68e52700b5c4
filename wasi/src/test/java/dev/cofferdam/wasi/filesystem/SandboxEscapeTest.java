package dev.cofferdam.wasi.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way out of a granted directory that is known (adversarial row 62).
final class SandboxEscapeTest {
  @TempDir Path host;
  private Path granted;
  private Path secret;
  private FilesystemFixture fs;

  @BeforeEach
  void grant() throws Exception {
    granted = Files.createDirectories(host.resolve("granted"));
    Files.createDirectories(granted.resolve("sub"));
    secret = Files.writeString(host.resolve("secret.txt"), "secret");
    fs = new FilesystemFixture(granted);
  }

  @AfterEach
  void close() {
    fs.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../",
        "../secret.txt",
        "sub/../../secret.txt",
        "./../secret.txt",
        "sub/../sub/./../../granted",
        "/etc/passwd",
        "/",
        "//etc/passwd"
      })
  void open_pathThatLeavesTheDirectory_isNotPermitted(String path) throws Exception {
    assertEquals("not-permitted", fs.openError(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.txt", "sub/../../secret.txt", "/etc/passwd", "..", "/"})
  void open_throughLinkThatLeaves_isNotPermitted(String target) throws Exception {
    Files.createSymbolicLink(granted.resolve("link"), Path.of(target));

    assertEquals("not-permitted", fs.openError("link"));
    assertEquals("not-permitted", fs.openError("link/secret.txt"));
  }

  @Test
  void open_throughChainOfLinksThatLeaves_isNotPermitted() throws Exception {
    Files.createSymbolicLink(granted.resolve("a"), Path.of("sub/b"));
    Files.createSymbolicLink(granted.resolve("sub/b"), Path.of("../c"));
    Files.createSymbolicLink(granted.resolve("c"), Path.of("../secret.txt"));

    assertEquals("not-permitted", fs.openError("a"));
  }

  @Test
  void open_creatingThroughDanglingLinkThatLeaves_makesNothingOutside() throws Exception {
    Files.createSymbolicLink(granted.resolve("link"), Path.of("../made.txt"));

    var code =
        fs.err("open-at", FilesystemFixture.FOLLOW, "link", Set.of("create"), Set.of("write"));

    assertEquals("not-permitted", code);
    assertFalse(Files.exists(host.resolve("made.txt")));
  }

  @Test
  void open_linkNotFollowed_isLoop() throws Exception {
    Files.createSymbolicLink(granted.resolve("link"), secret);

    var code = fs.err("open-at", FilesystemFixture.NO_FOLLOW, "link", Set.of(), Set.of("read"));

    assertEquals("loop", code);
  }

  @Test
  void open_linkToItself_isLoop() throws Exception {
    Files.createSymbolicLink(granted.resolve("self"), Path.of("self"));

    assertEquals("loop", fs.openError("self"));
  }

  @Test
  void openedDirectory_isTheRootOfItsOwnPaths() throws Exception {
    Descriptor sub = fs.open("sub");

    var code =
        fs.guest.err(
            "[method]descriptor.stat-at", sub, FilesystemFixture.NO_FOLLOW, "../../secret.txt");

    assertEquals("not-permitted", code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "\0", "sub/\0/../../secret.txt"})
  void open_pathWithNul_isInvalid(String path) throws Exception {
    assertEquals("invalid", fs.openError(path));
  }

  @Test
  void open_emptyPath_isNoEntry() throws Exception {
    assertEquals("no-entry", fs.openError(""));
  }

  @Test
  void open_longNameOrPath_isNameTooLong() throws Exception {
    assertEquals("name-too-long", fs.openError("x".repeat(256)));
    assertEquals("name-too-long", fs.openError("sub/../".repeat(600)));
  }

  @Test
  void open_unpairedSurrogate_isAnIllegalByteSequence() throws Exception {
    assertEquals("illegal-byte-sequence", fs.openError("\uD800"));
  }

  @Test
  void open_device_isNotPermitted() throws Exception {
    try (var devices = FilesystemFixture.readOnly(Path.of("/dev"))) {
      assertEquals("not-permitted", devices.openError("null"));
    }
  }

  @Test
  void open_throughMagicLinkOfProc_isNotPermitted() throws Exception {
    try (var self = FilesystemFixture.readOnly(Path.of("/proc/self"))) {
      assertEquals("not-permitted", self.openError("root/etc/passwd"));
      assertEquals("not-permitted", self.openError("cwd/pom.xml"));
    }
  }

  @Test
  void open_otherCase_isAnotherName() throws Exception {
    assertEquals("no-entry", fs.openError("SUB"));
  }

  @Test
  void rename_intoOutside_isNotPermitted() throws Exception {
    Files.writeString(granted.resolve("file"), "x");

    assertEquals("not-permitted", fs.err("rename-at", "file", fs.root, "../file"));
    assertEquals("not-permitted", fs.err("rename-at", "../secret.txt", fs.root, "file"));
    assertTrue(Files.exists(secret));
  }

  @Test
  void link_toOutside_isNotPermitted() throws Exception {
    Files.createSymbolicLink(granted.resolve("link"), secret);

    assertEquals(
        "not-permitted", fs.err("link-at", FilesystemFixture.FOLLOW, "link", fs.root, "hard"));
    assertEquals(
        "not-permitted",
        fs.err("link-at", FilesystemFixture.NO_FOLLOW, "../secret.txt", fs.root, "hard"));
    assertFalse(Files.exists(granted.resolve("hard"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void symlink_toAbsolutePath_isNotPermitted() throws Exception {
    assertEquals("not-permitted", fs.err("symlink-at", "/etc/passwd", "link"));
    assertFalse(Files.exists(granted.resolve("link"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void readlink_ofAbsoluteLink_isNotPermitted() throws Exception {
    Files.createSymbolicLink(granted.resolve("link"), secret);

    assertEquals("not-permitted", fs.err("readlink-at", "link"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../made", "sub/../../made", "/made"})
  void making_outside_isNotPermitted(String path) throws Exception {
    assertEquals("not-permitted", fs.err("create-directory-at", path));
    assertEquals("not-permitted", fs.err("symlink-at", "x", path));
    assertFalse(Files.exists(host.resolve("made"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void removing_outside_isNotPermitted() throws Exception {
    assertEquals("not-permitted", fs.err("unlink-file-at", "../secret.txt"));
    assertEquals("not-permitted", fs.err("remove-directory-at", "../granted"));
    assertTrue(Files.exists(secret));
  }

  @Test
  void unlink_linkThatLeaves_removesTheLinkAlone() throws Exception {
    Files.createSymbolicLink(granted.resolve("link"), secret);

    fs.ok("unlink-file-at", "link");

    assertTrue(Files.exists(secret));
    assertFalse(Files.exists(granted.resolve("link"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void staging_namesAreOutOfReach() throws Exception {
    String hidden = GrantedRoot.STAGING_PREFIX + "0";
    Files.writeString(granted.resolve(hidden), "x");

    assertEquals("no-entry", fs.openError(hidden));
    assertEquals("not-permitted", fs.err("create-directory-at", GrantedRoot.STAGING_PREFIX + "1"));
    assertEquals(Set.of("sub"), fs.names());
  }

  @Test
  void grant_whosePathWasMadeALink_isNotOpenedAgain() throws Exception {
    swapGranted();

    var refused = assertThrows(FilesystemException.class, fs::directories);

    assertEquals(ErrorCode.NO_ENTRY, refused.code());
  }

  @Test
  void make_whereThePathWasMadeALink_makesNothingThere() throws Exception {
    fs.ok("create-directory-at", "before");
    Path elsewhere = swapGranted();

    assertEquals("no-entry", fs.err("create-directory-at", "after"));

    try (var entries = Files.list(elsewhere)) {
      assertEquals(0, entries.count());
    }
  }

  /// Puts a link to another directory where the granted one was, as a guest could that is granted
  /// the one above.
  private Path swapGranted() throws IOException {
    Path elsewhere = Files.createDirectories(host.resolve("elsewhere"));
    Files.move(granted, host.resolve("moved"));
    Files.createSymbolicLink(granted, elsewhere);
    return elsewhere;
  }
}
