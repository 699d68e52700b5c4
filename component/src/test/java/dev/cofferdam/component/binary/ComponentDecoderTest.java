package dev.cofferdam.component.binary;

import static dev.cofferdam.component.binary.ComponentBytes.bytes;
import static dev.cofferdam.component.binary.ComponentBytes.component;
import static dev.cofferdam.component.binary.ComponentBytes.emptyModule;
import static dev.cofferdam.component.binary.ComponentBytes.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cofferdam.component.types.CanonicalBuiltin;
import dev.cofferdam.component.types.ComponentLimits;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.LoadLimits;
import dev.cofferdam.wasm.MalformedException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ComponentDecoderTest {
  @Test
  void preamble_alone_isAnEmptyComponent() {
    ComponentModel model = ComponentDecoder.decode(component());

    assertTrue(model.definitions().isEmpty());
  }

  @Test
  void isComponent_ofCoreModule_isFalse() {
    assertFalse(ComponentDecoder.isComponent(emptyModule()));
  }

  @Test
  void coreModule_decodedAsComponent_isMalformed() {
    assertMalformed("expected a version header for a component", 4, emptyModule());
  }

  @Test
  void component_insideModuleSection_isMalformed() {
    assertMalformed(
        "expected a version header for a module", 14, component(section(1, component())));
  }

  @Test
  void sectionId_unknown_isMalformed() {
    assertMalformed("malformed section id", 8, component(section(13)));
  }

  @Test
  void section_longerThanFile_endsUnexpectedly() {
    assertMalformed("unexpected end-of-file", 11, component(bytes(7, 3, 0)));
  }

  @Test
  void section_longerThanItsContents_isMalformed() {
    assertMalformed(
        "unexpected data at the end of the section", 11, component(section(7, 0, 0x73)));
  }

  @Test
  void vector_longerThanSection_endsUnexpectedly() {
    assertMalformed("unexpected end-of-file", 12, component(section(7, 2, 0x73)));
  }

  @Test
  void coreModule_nested_keepsOffsetsInTheFile() {
    byte[] file = component(section(4, component(section(1, emptyModule()))));

    var inner = (Definition.Component) ComponentDecoder.decode(file).definitions().getFirst();
    var module = (Definition.CoreModule) inner.component().definitions().getFirst();

    assertEquals(20, module.module().range().offset());
    assertEquals(file, module.module().binary());
  }

  @Test
  void components_nestedBeyondTheLimit_areRefused() {
    byte[] file = component();
    for (int depth = 1; depth <= 100; depth++) {
      file = component(section(4, file));
    }
    byte[] tooDeep = file;

    var refused = assertThrows(LoadLimitException.class, () -> ComponentDecoder.decode(tooDeep));

    assertTrue(refused.getMessage().contains("ComponentLimits.nesting"), refused.getMessage());
  }

  @Test
  void typeDeclarations_nestedBeyondTheLimit_areRefused() {
    byte[] type = bytes(0x42, 0);
    for (int depth = 1; depth <= 100; depth++) {
      type = bytes(0x42, 1, 1, type);
    }
    byte[] tooDeep = component(section(7, 1, type));

    assertThrows(LoadLimitException.class, () -> ComponentDecoder.decode(tooDeep));
  }

  @Test
  void coreModules_moreThanTheLimit_areRefused() {
    byte[] module = section(1, emptyModule());
    var modules = new byte[1_001][];
    Arrays.fill(modules, module);

    var refused =
        assertThrows(LoadLimitException.class, () -> ComponentDecoder.decode(component(modules)));

    assertTrue(refused.getMessage().contains("ComponentLimits.coreModules"));
  }

  @Test
  void definitions_moreThanTheLimit_areRefused() {
    byte[] types = new byte[1_000_001];
    Arrays.fill(types, (byte) 0x73);
    byte[] count = {(byte) 0xc1, (byte) 0x84, 0x3d};

    var refused =
        assertThrows(
            LoadLimitException.class,
            () -> ComponentDecoder.decode(component(section(7, count, types))));

    assertTrue(refused.getMessage().contains("ComponentLimits.definitions"));
  }

  @Test
  void file_largerThanTheLimit_isRefused() {
    assertRefused(
        "ComponentLimits.componentBytes", limits(11, 1 << 20), component(section(8, 1, 5)));
  }

  @Test
  void definitions_ofMoreHeapThanTheLimit_areRefused() {
    assertRefused("ComponentLimits.heapBytes", limits(1_000, 100), component(section(8, 1, 5)));
  }

  @Test
  void coreModules_ofMoreHeapTogetherThanTheLimit_areRefused() {
    var d = ComponentLimits.defaults();
    var limits =
        new ComponentLimits(
            d.componentBytes(),
            d.heapBytes(),
            d.nesting(),
            d.coreModules(),
            d.definitions(),
            d.typeDepth(),
            d.typeNodes(),
            d.validationSteps(),
            LoadLimits.defaults().withHeapBytes(20_000));
    byte[] module = section(1, moduleOfTypes(100));

    assertNotNull(ComponentDecoder.decode(component(module), limits));
    assertRefused("LoadLimits.heapBytes", limits, component(module, module, module));
  }

  private static byte[] moduleOfTypes(int count) {
    byte[] types = new byte[count * 3];
    for (int i = 0; i < count; i++) {
      types[3 * i] = 0x60;
    }
    return bytes(emptyModule(), section(1, count, types));
  }

  private static ComponentLimits limits(int componentBytes, long heapBytes) {
    var d = ComponentLimits.defaults();
    return new ComponentLimits(
        componentBytes,
        heapBytes,
        d.nesting(),
        d.coreModules(),
        d.definitions(),
        d.typeDepth(),
        d.typeNodes(),
        d.validationSteps(),
        d.modules());
  }

  private static void assertRefused(String limit, ComponentLimits limits, byte[] file) {
    var refused =
        assertThrows(LoadLimitException.class, () -> ComponentDecoder.decode(file, limits));
    assertTrue(refused.getMessage().contains(limit), refused.getMessage());
  }

  @Test
  void name_inNameSection_isKept() {
    byte[] file = component(section(0, "component-name", 0, 4, "cat"));

    assertEquals("cat", ComponentDecoder.decode(file).name());
  }

  @Test
  void nameSection_ofGarbage_isIgnored() {
    byte[] file = component(section(0, "component-name", 0xff, 0xfe, 1));

    assertNull(ComponentDecoder.decode(file).name());
  }

  @Test
  void index_tooLargeForInt_readsAsLargestInt() {
    byte[] file = component(section(8, 1, 3, 0xff, 0xff, 0xff, 0xff, 0x0f));

    var canonical = (Definition.Canonical) ComponentDecoder.decode(file).definitions().getFirst();

    assertEquals(new CanonSyntax.ResourceDrop(Integer.MAX_VALUE), canonical.canon());
  }

  @Test
  void asyncBuiltin_isDecodedWithItsFlag() {
    byte[] file = component(section(8, 1, 0x06, 1));

    var canonical = (Definition.Canonical) ComponentDecoder.decode(file).definitions().getFirst();

    var builtin = (CanonSyntax.Builtin) canonical.canon();
    assertEquals(CanonicalBuiltin.SUBTASK_CANCEL, builtin.builtin());
    assertTrue(builtin.flag());
  }

  @Test
  void flag_thatIsNoBoolean_isMalformed() {
    assertMalformed("invalid boolean value", 12, component(section(8, 1, 0x0c, 2)));
  }

  @Test
  void attribute_givenTwice_isMalformed() {
    byte[] name = bytes(2, "a", 2, 0, "a:b/c", 0, "a:b/c");

    assertMalformed(
        "duplicate 'implements' option in name", 22, component(section(10, 1, name, 5, 0)));
  }

  private static void assertMalformed(String message, int offset, byte[] file) {
    var malformed = assertThrows(MalformedException.class, () -> ComponentDecoder.decode(file));
    assertTrue(malformed.getMessage().contains(message), malformed.getMessage());
    assertEquals(offset, malformed.offset());
  }
}
