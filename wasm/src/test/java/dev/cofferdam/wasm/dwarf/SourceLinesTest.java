package dev.cofferdam.wasm.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceLinesTest {
  @ParameterizedTest
  @CsvSource({"2, 4", "3, 4", "3, 8", "4, 4", "4, 8", "5, 4", "5, 8"})
  void inlinedCall_inEachVersionAndFormat_isFound(int version, int offsetBytes) {
    var sample = SampleDwarf.of(version, offsetBytes);

    assertEquals(SampleDwarf.INNER_CALLS, sample.at(0x20));
    assertEquals(SampleDwarf.INNER_CALLS, sample.at(0x2f));
  }

  @ParameterizedTest
  @CsvSource({"2, 4", "3, 4", "3, 8", "4, 4", "4, 8", "5, 4", "5, 8"})
  void call_outsideTheInlinedOne_isTheFunctionsAlone(int version, int offsetBytes) {
    var sample = SampleDwarf.of(version, offsetBytes);

    assertEquals(SampleDwarf.OUTER_CALLS, sample.at(0x1f));
    assertEquals(List.of(new SourceCall("outer", "/src/main.c", 8, 1)), sample.at(0x3f));
  }

  @Test
  void address_outsideEveryFunction_hasNoCalls() {
    var sample = SampleDwarf.of(4, 4);

    assertEquals(List.of(), sample.at(0x0f));
    assertEquals(List.of(), sample.at(0x40));
  }

  @Test
  void offset_outsideTheCode_hasNoCalls() {
    byte[] module = SampleDwarf.of(4, 4).module();
    var lines = SourceLines.of(module);

    assertEquals(List.of(), lines.at(-1));
    assertEquals(List.of(), lines.at(0));
    assertEquals(List.of(), lines.at(module.length));
    assertEquals(List.of(), lines.at(Long.MAX_VALUE));
  }

  @Test
  void fileWithoutDebugInformation_hasNoCalls() {
    assertEquals(List.of(), SampleDwarf.empty().at(0x20));
  }

  @Test
  void fileThatIsNone_hasNoCalls() {
    assertEquals(List.of(), SourceLines.of(new byte[0]).at(0));
    assertEquals(List.of(), SourceLines.of(new byte[100]).at(50));
  }

  @Test
  void module_inANestedComponent_isFoundByItsOffset() {
    byte[] module = SampleDwarf.of(5, 4).module();
    byte[] inner = component(1, component(4, new byte[] {0, 'a', 's', 'm', 13, 0, 1, 0}), module);
    byte[] outer = component(4, inner);
    int start = outer.length - module.length;

    var calls = SourceLines.of(outer).at(start + SampleDwarf.CODE_START + 0x20);

    assertEquals(SampleDwarf.INNER_CALLS, calls);
  }

  @Test
  void functionWithoutLines_hasItsNameAlone() {
    var sample = SampleDwarf.of(4, 4);
    sample.sections().remove(".debug_line");

    assertEquals(List.of(new SourceCall("outer", "", 0, -1)), sample.at(0x10));
  }

  @Test
  void answer_askedForAgain_isTheSame() {
    var lines = SourceLines.of(SampleDwarf.of(4, 4).module());
    var first = lines.at(SampleDwarf.CODE_START + 0x20);

    assertEquals(first, lines.at(SampleDwarf.CODE_START + 0x20));
  }

  private static byte[] component(int sectionId, byte[] contents) {
    return component(sectionId, new byte[] {0, 'a', 's', 'm', 13, 0, 1, 0}, contents);
  }

  private static byte[] component(int sectionId, byte[] before, byte[] contents) {
    return new DebugBytes()
        .bytes(before)
        .u8(sectionId)
        .uleb(contents.length)
        .bytes(contents)
        .toBytes();
  }
}
