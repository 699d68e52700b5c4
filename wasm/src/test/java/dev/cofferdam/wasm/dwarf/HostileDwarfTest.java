package dev.cofferdam.wasm.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Debug information that is made to cost much or to mislead.
final class HostileDwarfTest {
  private static final DwarfLimits ALL = DwarfLimits.defaults();

  @Test
  void functionThatIsItsOwnOrigin_hasNoName() {
    var unit = new HostileUnit();
    int function = unit.position();
    unit.info().uleb(HostileUnit.FUNCTION_BY_ORIGIN).u32(0x10).u32(0x10).u32(function);

    assertEquals("", unit.at(0x10).getFirst().function());
  }

  @Test
  void functionBehindTooManyReferences_hasNoName() {
    var unit = new HostileUnit();
    unit.chainOfOrigins(ALL.references() + 1);

    assertEquals("", unit.at(0x10).getFirst().function());
  }

  @Test
  void functionBehindAsManyReferencesAsAllowed_hasItsName() {
    var unit = new HostileUnit();
    unit.chainOfOrigins(ALL.references());

    assertEquals("f", unit.at(0x10).getFirst().function());
  }

  @Test
  void callsInlinedIntoEachOther_pastTheLimit_areNotKnown() {
    assertEquals(ALL.calls(), new HostileUnit().nestedCalls(ALL.calls() - 1).at(0x10).size());
    assertEquals(List.of(), new HostileUnit().nestedCalls(ALL.calls()).at(0x10));
  }

  @Test
  void deepTreeOfBlocks_isWalked() {
    var unit = new HostileUnit();
    unit.function("f");
    for (int i = 0; i < 200_000; i++) {
      unit.info().uleb(HostileUnit.BLOCK);
    }

    assertEquals("f", unit.at(0x10).getFirst().function());
  }

  @Test
  void siblingThatLeadsBack_isNotFollowed() {
    var unit = new HostileUnit();
    unit.function("f");
    unit.info().uleb(HostileUnit.DEAD_CALL_WITH_SIBLING).u32(1).u32(0x50).u32(0x10).u8(0, 0);

    assertEquals("f", unit.at(0x10).getFirst().function());
  }

  @Test
  void lookup_pastItsSteps_endsAllOfTheFilesLookups() {
    var limits = new Limits().withLookupSteps(20).all();
    var lines = SourceLines.of(SampleDwarf.of(4, 4).module(), limits);

    assertEquals(List.of(), lines.at(SampleDwarf.CODE_START + 0x20));
    assertEquals(List.of(), lines.at(SampleDwarf.CODE_START + 0x10));
  }

  @Test
  void lookups_pastTheFilesSteps_findNothingMore() {
    var limits = new Limits().withFileSteps(200).all();
    var lines = SourceLines.of(SampleDwarf.of(4, 4).module(), limits);

    for (int address = 0x10; address < 0x3f; address++) {
      lines.at(SampleDwarf.CODE_START + address);
    }

    assertEquals(List.of(), lines.at(SampleDwarf.CODE_START + 0x3f));
    assertEquals(SampleDwarf.OUTER_CALLS, lines.at(SampleDwarf.CODE_START + 0x10));
  }

  @Test
  void lookup_pastItsTime_findsNothing() {
    var unit = new HostileUnit();
    unit.function("f");
    for (int i = 0; i < 20_000; i++) {
      unit.info().uleb(HostileUnit.BLOCK);
    }

    assertEquals(List.of(), unit.at(0x10, new Limits().withLookupNanos(0).all()));
  }

  @Test
  void ranges_pastTheEntries_endTheLookup() {
    var sample = SampleDwarf.of(4, 4);

    assertEquals(List.of(), sample.at(0x20, new Limits().withEntries(3).all()));
    assertEquals(SampleDwarf.INNER_CALLS, sample.at(0x20, new Limits().withEntries(4).all()));
  }

  @Test
  void abbreviations_pastTheAttributes_endTheLookup() {
    var sample = SampleDwarf.of(4, 4);

    assertEquals(List.of(), sample.at(0x20, new Limits().withAttributes(16).all()));
    assertEquals(SampleDwarf.INNER_CALLS, sample.at(0x20, new Limits().withAttributes(17).all()));
  }

  @Test
  void name_longerThanTheLimit_isCut() {
    var calls = SampleDwarf.of(4, 4).at(0x20, new Limits().withTextBytes(3).all());

    assertEquals("inn", calls.getFirst().function());
  }

  @Test
  void answers_pastTheLimit_areMadeAgain() {
    var lines = SourceLines.of(SampleDwarf.of(4, 4).module(), new Limits().withAnswers(1).all());
    lines.at(SampleDwarf.CODE_START + 0x20);
    lines.at(SampleDwarf.CODE_START + 0x10);

    assertEquals(SampleDwarf.INNER_CALLS, lines.at(SampleDwarf.CODE_START + 0x20));
  }

  @Test
  void functionsOfDroppedCode_areNotFound() {
    for (long dropped : new long[] {0, 0xffffffffL, 0xfffffffeL}) {
      var unit = new HostileUnit();
      unit.info().uleb(HostileUnit.FUNCTION).text("dropped").u32(dropped).u32(0x80).u8(0);
      unit.function("kept");

      assertEquals("kept", unit.at(0x10).getFirst().function());
    }
  }

  @Test
  void longLineProgram_isWalkedWithinTheSteps() {
    var sample = SampleDwarf.of(4, 4);
    var line = sample.section(".debug_line").toBytes();
    sample.sections().remove(".debug_line");
    sample.section(".debug_line").bytes(withRows(line, 3_000_000));

    assertTrue(sample.at(0x20, new Limits().withLookupSteps(1_000_000).all()).isEmpty());
  }

  private static byte[] withRows(byte[] table, int count) {
    byte[] rows = new byte[count];
    Arrays.fill(rows, (byte) 1);
    var body = new DebugBytes();
    body.bytes(Arrays.copyOfRange(table, 4, table.length)).bytes(rows);
    return new DebugBytes().withLength(body, 4).toBytes();
  }

  /// The default limits, but for one.
  private record Limits(
      long lookupSteps,
      long lookupNanos,
      long fileSteps,
      int entries,
      int attributes,
      int textBytes,
      int answers) {
    Limits() {
      this(
          ALL.lookupSteps(),
          ALL.lookupNanos(),
          ALL.fileSteps(),
          ALL.entries(),
          ALL.attributes(),
          ALL.textBytes(),
          ALL.answers());
    }

    Limits withLookupSteps(long value) {
      return new Limits(value, lookupNanos, fileSteps, entries, attributes, textBytes, answers);
    }

    Limits withLookupNanos(long value) {
      return new Limits(lookupSteps, value, fileSteps, entries, attributes, textBytes, answers);
    }

    Limits withFileSteps(long value) {
      return new Limits(lookupSteps, lookupNanos, value, entries, attributes, textBytes, answers);
    }

    Limits withEntries(int value) {
      return new Limits(lookupSteps, lookupNanos, fileSteps, value, attributes, textBytes, answers);
    }

    Limits withAttributes(int value) {
      return new Limits(lookupSteps, lookupNanos, fileSteps, entries, value, textBytes, answers);
    }

    Limits withTextBytes(int value) {
      return new Limits(lookupSteps, lookupNanos, fileSteps, entries, attributes, value, answers);
    }

    Limits withAnswers(int value) {
      return new Limits(lookupSteps, lookupNanos, fileSteps, entries, attributes, textBytes, value);
    }

    DwarfLimits all() {
      return new DwarfLimits(
          lookupSteps,
          lookupNanos,
          fileSteps,
          entries,
          attributes,
          ALL.references(),
          ALL.calls(),
          textBytes,
          answers);
    }
  }
}
