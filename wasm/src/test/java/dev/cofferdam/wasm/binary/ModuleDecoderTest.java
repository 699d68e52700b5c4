package dev.cofferdam.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.ArrayType;
import dev.cofferdam.wasm.ElementSegment.Init;
import dev.cofferdam.wasm.FunctionBody.LocalRun;
import dev.cofferdam.wasm.ModuleBytes;
import dev.cofferdam.wasm.ModuleModel;
import dev.cofferdam.wasm.NumType;
import dev.cofferdam.wasm.RecGroup;
import dev.cofferdam.wasm.SampleModule;
import dev.cofferdam.wasm.SegmentMode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModuleDecoderTest {
  private final ModuleModel sample = ModuleDecoder.decode(SampleModule.bytes());

  @Test
  void types_inGroup_areFlattened() {
    assertEquals(6, sample.types().size());
    assertEquals(new RecGroup(2, 2), sample.recGroups().get(2));
    assertInstanceOf(ArrayType.class, sample.types().get(3).composite());
    assertEquals(List.of(2), sample.types().get(4).supertypes());
  }

  @Test
  void indexSpaces_startWithImports() {
    assertEquals(1, sample.importedFuncCount());
    assertEquals(3, sample.funcCount());
    assertEquals(List.of(NumType.I32), sample.funcType(0).params());
    assertArrayEquals(new int[] {1, 0, 1}, sample.spaces().funcTypeIndices());
  }

  @Test
  void body_ofDefinedFunction_isFoundByIndex() {
    assertEquals(sample.bodies().getFirst(), sample.body(1));
    assertEquals(List.of(new LocalRun(2, NumType.I64)), sample.body(1).locals());
  }

  @Test
  void elements_inAllModes_areDecoded() {
    assertInstanceOf(SegmentMode.Active.class, sample.elements().get(0).mode());
    assertInstanceOf(SegmentMode.Passive.class, sample.elements().get(1).mode());
    assertInstanceOf(SegmentMode.Declarative.class, sample.elements().get(2).mode());
    assertInstanceOf(Init.Exprs.class, sample.elements().get(1).init());
  }

  @Test
  void memory_with64BitLimits_isDecoded() {
    var model =
        ModuleBytes.create().vector(5, "05 80 80 80 80 80 80 40 80 80 80 80 80 80 40").decode();

    var memory = model.memories().getFirst();

    assertEquals(AddressType.I64, memory.addressType());
    assertEquals(1L << 48, memory.maxPages());
  }

  @Test
  void table_withoutMaximum_hasNone() {
    var model = ModuleBytes.create().vector(4, "6f 00 05").decode();

    assertFalse(model.tables().getFirst().type().hasMax());
  }

  @Test
  void locals_ofEmptyRun_areLeftOut() {
    var bytes = ModuleBytes.create().types("600000").funcs(0).code("02 00 7f 01 7e 0b");

    var locals = bytes.decode().body(0).locals();

    assertEquals(List.of(new LocalRun(1, NumType.I64)), locals);
  }

  @Test
  void codeSection_isRangeOfItsContents() {
    byte[] bytes = ModuleBytes.ofFunction("60 00 00", "0b");

    var model = ModuleDecoder.decode(bytes);

    assertEquals(bytes.length, model.codeSection().end());
    assertEquals(4, model.codeSection().size());
  }

  @Test
  void custom_anywhere_isKeptInOrder() {
    var bytes = ModuleBytes.create().section(0, "01 61 ff").types().section(0, "01 62");

    var customs = bytes.decode().customs();

    assertEquals("a", customs.get(0).name());
    assertEquals(1, customs.get(0).contents().size());
    assertEquals("b", customs.get(1).name());
  }
}
