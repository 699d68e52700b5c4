package dev.cofferdam.fleet.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every sentence that says what is wrong in a file.
final class StrictConfigTest {
  private static final String GUEST = "[[guest]]\ncomponent = \"empty.wasm\"\n";
  private static final String COMPONENT = "[component]\nfile = \"empty.wasm\"\n";

  @TempDir private Path path;
  private ConfigFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = ConfigFolder.in(path);
  }

  static Stream<Arguments> wrongComponents() {
    return Stream.of(
        wrong(
            "[limits]\nmemroy = 1",
            "4:1: unknown key 'memroy' in [limits]; did you mean 'memory'?"),
        wrong("[limit]\nfuel = 1", "3:1: unknown key 'limit'; did you mean 'limits'?"),
        wrong(
            "[grants]\nwish = 1",
            "4:1: unknown key 'wish' in [grants];"
                + " there is args, dirs, env, sockets, stdio, trap-unknown-imports"),
        wrong(
            "[limits]\nmemory = \"64mib\"",
            "4:1: 'memory': '64mib' is not a size: write plain bytes or a number with KiB, MiB or"
                + " GiB"),
        wrong(
            "[limits]\nmemory = true",
            "4:1: 'memory' must be a size, such as \"64MiB\", not a truth value"),
        wrong("[limits]\nmemory = -1", "4:1: 'memory' is -1, less than 0"),
        wrong("[limits]\nstack = \"65MiB\"", "4:1: 'stack' is 68157440, not in 0 to 67108864"),
        wrong(
            "[limits]\ntimeout = \"2 s\"",
            "4:1: 'timeout': '2 s' is not a time: write a number with us, ms, s, m or h, such as"
                + " 100ms"),
        wrong(
            "[limits]\ntimeout = 2",
            "4:1: 'timeout' must be a time in quotes, such as \"2s\", not an integer"),
        wrong("[limits]\nfuel = \"1\"", "4:1: 'fuel' must be an integer, not a text"),
        wrong(
            "[limits]\nfuel = 1.5", "4:1: 'fuel' must be an integer, not a number with a fraction"),
        wrong(
            "[limits]\nhandles = 3000000000",
            "4:1: 'handles' is 3000000000, not in 0 to 2147483647"),
        wrong("[grants]\nenv = [\"A\"]", "4:1: 'env' must be a table of texts, not a list"),
        wrong("[grants]\nenv = { A = 1 }", "4:9: 'A' must be a text in quotes, not an integer"),
        wrong(
            "[grants]\nargs = [\"a\", 1]", "4:1: 'args' must hold texts in quotes, not an integer"),
        wrong(
            "[grants]\ndirs = [\"::x\"]",
            "4:1: 'dirs': '::x': write HOST, HOST::GUEST or either with :ro"),
        wrong("[grants]\ndirs = [\"gone\"]", "4:1: 'dirs': there is no folder gone"),
        wrong(
            "[grants]\nsockets = true",
            "4:1: 'sockets' cannot be granted: every use of sockets is denied"),
        wrong("[grants]\nstdio = \"logs\"", "4:1: 'stdio' is 'logs'; did you mean 'log'?"),
        wrong(
            "[supervision]\nrestart = \"always\"",
            "4:1: 'restart' is 'always'; there is permanent, temporary, transient"),
        wrong(
            "[supervision.probes]\nliveness = { functio = \"x\" }",
            "4:1: 'function' is missing in [supervision.probes.liveness]\n"
                + "Component.toml:4:14: unknown key 'functio' in [supervision.probes.liveness];"
                + " did you mean 'function'?"),
        wrong("[supervision]\nmailbox = 0", "4:1: 'mailbox' is 0, not in 1 to 1000000"),
        wrong(
            "[supervision]\nstrategy = \"one-for-all\"",
            "4:1: 'strategy' belongs to a [[group]] of the fleet file"),
        wrong(
            "[supervision]\ntrials = \"1m\"",
            "4:1: unknown key 'trials' in [supervision]; did you mean 'trial'?"),
        wrong(
            "[supervision]\ntrial = \"never\"",
            "4:1: 'trial': 'never' is not a time: write a number with us, ms, s, m or h, such as"
                + " 100ms"),
        wrong("[core-dumps]\nkept = 1", "3:1: 'folder' is missing in [core-dumps]"),
        wrong(
            "[core-dumps]\nfolder = \"d\"\ncontents = 1",
            "5:1: unknown key 'contents' in [core-dumps]; did you mean 'content'?"),
        wrong("[core-dumps]\nfolder = \"d\"\nkept = 0", "5:1: 'kept' is 0, not in 1 to 10000"),
        wrong(
            "[core-dumps]\nfolder = \"d\"\ncontent = \"ful\"",
            "5:1: 'content' is 'ful'; did you mean 'full'?"),
        wrong("[supervision.backoff]\njitter = 1.5", "4:1: 'jitter' is 1.5, not in 0 to 1"),
        wrong("[supervision.backoff]\nfirst = \"2m\"", "3:1: 'max' is 1m, below 'first' of 2m"));
  }

  private static Arguments wrong(String text, String problem) {
    return Arguments.of(text, problem);
  }

  @ParameterizedTest
  @MethodSource("wrongComponents")
  void wrongComponentFile_isToldWithLineAndWayOut(String text, String problem) {
    assertEquals("Component.toml:" + problem, folder.componentProblems(COMPONENT + text));
  }

  static Stream<Arguments> wrongFleets() {
    return Stream.of(
        wrong("", "1:1: the fleet has no guest: write [[guest]] with the key 'component'"),
        wrong(
            "guest = [1]\n" + GUEST.replace("[[guest]]", "[guests]"),
            "1:1: 'guest' must be written as [[guest]]\n"
                + "fleet.toml:1:1: the fleet has no guest: write [[guest]] with the key"
                + " 'component'\n"
                + "fleet.toml:2:1: unknown key 'guests'; did you mean 'guest'?"),
        wrong("[[guest]]\nname = \"a\"", "1:1: 'component' is missing in [guest]"),
        wrong("[[guest]]\ncomponent = \"no.wasm\"", "2:1: 'component': there is no file no.wasm"),
        wrong(
            GUEST + "name = \"a b\"",
            "3:1: 'name': 'a b' is no name: write up to 63 letters, digits, '.', '_' and '-'"),
        wrong(GUEST + GUEST, "3:1: there is a guest 'empty' already; give it a name"),
        wrong(GUEST + "count = 0", "3:1: 'count' is 0, not in 1 to 10000"),
        wrong(
            "[[group]]\nname = \"front\"\n" + GUEST + "group = \"frond\"",
            "5:1: 'group' is 'frond'; did you mean 'front'?"),
        wrong(
            "[[group]]\nname = \"a\"\n[[group]]\nname = \"a\"\n" + GUEST,
            "4:1: there is a group 'a' already"),
        wrong(
            "[[group]]\nstrategy = \"one-for-al\"\nname = \"a\"\n" + GUEST,
            "2:1: 'strategy' is 'one-for-al'; did you mean 'one-for-all'?"),
        wrong("[control]\nport = 70000\n" + GUEST, "2:1: 'port' is 70000, not in 0 to 65535"),
        wrong(
            "[fleet]\nwatch = \"yes\"\n" + GUEST, "2:1: 'watch' must be true or false, not a text"),
        wrong(
            "[history]\nurl = \"postgresql://x\"\n" + GUEST,
            "2:1: 'url' must begin with jdbc:, such as jdbc:postgresql://host/crashes"),
        wrong(
            "[history]\nurl = \"jdbc:x\"\nfile = \"x\"\n" + GUEST,
            "2:1: 'url' and 'file' exclude each other"),
        wrong("[fleets]\n" + GUEST, "1:1: unknown key 'fleets'; did you mean 'fleet'?"));
  }

  @ParameterizedTest
  @MethodSource("wrongFleets")
  void wrongFleetFile_isToldWithLineAndWayOut(String text, String problem) {
    assertEquals("fleet.toml:" + problem, folder.problems(text));
  }

  @Test
  void problems_ofAllFiles_areToldInOneGo() {
    folder.write("Component.toml", COMPONENT + "[limits]\nfule = 1\nmemory = \"x\"");

    String problems =
        folder.problems(
            "[[guest]]\ncomponent = \"Component.toml\"\nlimit = { fuel = 1 }\ncount = -1");

    assertEquals(4, problems.lines().count(), problems);
  }

  @Test
  void brokenSyntax_isToldWithItsPlace() {
    String problems = folder.problems("[[guest]]\ncomponent = \n");

    assertTrue(problems.startsWith("fleet.toml:2:"), problems);
  }

  @Test
  void malformedComponent_isAProblemOfTheFileThatNamesIt() {
    folder.write("bad.wasm", new byte[] {0, 'a', 's', 'm', 99, 0, 1, 0});

    String problems = folder.problems("[[guest]]\ncomponent = \"bad.wasm\"");

    assertTrue(
        problems.startsWith(
            "fleet.toml:2:1: 'component': bad.wasm is no component to run: malformed at offset"),
        problems);
  }

  @Test
  void missingFleetFile_isNamed() {
    Path file = path.resolve("none.toml");

    var wrong = assertThrows(ConfigException.class, () -> FleetReader.read(file));

    assertEquals(file + ":1:1: there is no such file", wrong.getMessage());
  }

  @Test
  void fileThatIsNotText_isRefused() {
    folder.write("Component.toml", new byte[] {(byte) 0xff});

    assertEquals(
        "Component.toml:1:1: the file is not UTF-8",
        folder.problems("[[guest]]\ncomponent = \"Component.toml\""));
  }

  @Test
  void hugeFile_isRefused() {
    folder.write("Component.toml", new byte[(1 << 20) + 1]);

    assertEquals(
        "Component.toml:1:1: the file is larger than 1 MiB",
        folder.problems("[[guest]]\ncomponent = \"Component.toml\""));
  }

  @Test
  void deeplyNestedFile_isAProblemOfTheFile() {
    assertEquals(
        "fleet.toml:1:1: lists or tables are nested too deeply",
        folder.problems("a = " + "[".repeat(20_000)));
  }

  @Test
  void pathWithANulCharacter_isAProblemOfItsLine() {
    String problems = folder.problems("[[guest]]\ncomponent = \"a\\u0000.wasm\"");

    assertTrue(problems.startsWith("fleet.toml:2:1: 'component': Nul character"), problems);
  }

  @Test
  void keyWithATerminalEscape_isShownWithoutIt() {
    String problems = folder.problems("\"\\u001b[2J\" = 1\n" + GUEST);

    assertTrue(problems.startsWith("fleet.toml:1:1: unknown key '\\u{1b}[2J'"), problems);
  }

  @Test
  void refusedFile_namesAllThatWasReadOrLookedFor() {
    var wrong =
        assertThrows(
            ConfigException.class,
            () -> folder.read("[[guest]]\ncomponent = \"missing.wasm\"\n[guests]"));

    assertEquals(Set.of(path.resolve("fleet.toml"), path.resolve("missing.wasm")), wrong.files());
  }
}
