package dev.cofferdam.component.validate;

import static dev.cofferdam.component.binary.ComponentBytes.bytes;
import static dev.cofferdam.component.binary.ComponentBytes.component;
import static dev.cofferdam.component.binary.ComponentBytes.emptyModule;
import static dev.cofferdam.component.binary.ComponentBytes.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.component.types.ComponentLimits;
import dev.cofferdam.component.types.ResourcePath;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.component.validate.ComponentFeatures.Feature;
import dev.cofferdam.wasm.InvalidException;
import dev.cofferdam.wasm.LoadLimitException;
import dev.cofferdam.wasm.WasmFeatures;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ComponentValidatorTest {
  private static final int VARIANT = 0x71;
  private static final int FLAGS = 0x6e;
  private static final int ENUM = 0x6d;
  private static final byte[] RESOURCE = bytes(0x3f, 0x7f, 0);
  private static final byte[] SUB_RESOURCE = bytes(3, 1);

  @Test
  void resources_areNumberedInOrderOfIntroduction() {
    byte[] file =
        component(
            section(10, 1, 0, "imported", SUB_RESOURCE),
            section(7, 1, RESOURCE),
            section(8, 2, 3, 0, 3, 1));

    var steps = validate(file).steps();

    assertEquals(new PlanStep.DefineResource(1, false, -1), steps.get(1));
    assertEquals(
        List.of(new PlanStep.ResourceDrop(0), new PlanStep.ResourceDrop(1)), steps.subList(2, 4));
  }

  @Test
  void resource_exportedAgain_keepsItsNumber() {
    byte[] file =
        component(section(7, 1, RESOURCE), section(11, 1, 0, "r", 3, 0, 0), section(8, 1, 3, 1));

    var steps = validate(file).steps();

    assertEquals(new PlanStep.ResourceDrop(0), steps.getLast());
  }

  @Test
  void instantiation_ofComponentWithResource_introducesItByPath() {
    byte[] child = component(section(7, 1, RESOURCE), section(11, 1, 0, "r", 3, 0, 0));
    byte[] file = component(section(4, child), section(5, 2, 0, 0, 0, 0, 0, 0));

    var made = (PlanStep.InstantiateComponent) validate(file).steps().getLast();

    assertEquals(List.of(new ResourcePath(List.of("r"), new ResourceRef(0, 1))), made.resources());
  }

  @Test
  void resource_ofInstanceImport_isFoundBehindTheImport() {
    byte[] instance = bytes(0x42, 1, 4, 0, "r", SUB_RESOURCE);
    byte[] file = component(section(7, 1, instance), section(10, 1, 0, "a:b/c", 5, 0));

    var step = (PlanStep.Import) validate(file).steps().getFirst();

    assertEquals(List.of(new ResourcePath(List.of("r"), new ResourceRef(0, 0))), step.resources());
  }

  @Test
  void export_ofType_leavesAStepForResourcesOnly() {
    byte[] file = component(section(7, 1, 0x73), section(11, 1, 0, "t", 3, 0, 0));

    var step = (PlanStep.Export) validate(file).steps().getFirst();

    assertEquals(new ItemRef(ItemSort.TYPE, -1), step.item());
  }

  @Test
  void record_withoutAName_isNotValidInAFunctionOfTheInterface() {
    byte[] record = bytes(0x72, 1, "f", 0x7f);
    byte[] func = bytes(0x40, 1, "p", 0, 1, 0);

    assertInvalid(
        "func not valid to be used as import",
        component(section(7, 2, record, func), section(10, 1, 0, "f", 1, 1)));
  }

  @Test
  void typesOfTypes_doubling_areMeasuredInLinearTime() {
    var types = new ArrayList<Object>(List.of(64, bytes(0x6f, 2, 0x7f, 0x7f)));
    for (int i = 0; i < 63; i++) {
      types.add(bytes(0x6f, 2, i, i));
    }

    byte[] file = component(section(7, types.toArray()));

    var refused = assertThrows(LoadLimitException.class, () -> validate(file));

    assertTrue(refused.getMessage().contains("ComponentLimits.typeNodes"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {VARIANT, ENUM})
  void tenThousandCases_areAccepted(int form) {
    byte[] file = component(section(7, 1, cases(form, 10_001)));

    assertEquals(List.of(), validate(file).steps());
  }

  @Test
  void casesBeyondTheSizeOfAType_areRefused() {
    byte[] file = component(section(7, 1, cases(ENUM, 1_000_001)));

    var refused = assertThrows(LoadLimitException.class, () -> validate(file));

    assertTrue(refused.getMessage().contains("ComponentLimits.typeNodes"), refused.getMessage());
  }

  @Test
  void tenThousandFlags_areInvalid() {
    assertInvalid("cannot have more than 32 flags", component(section(7, 1, cases(FLAGS, 10_001))));
  }

  /// Cases, or flags, `c0`, `c1` and so on; those of a variant have a string each.
  private static byte[] cases(int form, int count) {
    var cases = new ByteArrayOutputStream();
    cases.writeBytes(bytes(form, leb128(count)));
    for (int i = 0; i < count; i++) {
      cases.writeBytes(form == VARIANT ? bytes("c" + i, 1, 0x73, 0) : bytes("c" + i));
    }
    return cases.toByteArray();
  }

  private static byte[] leb128(int value) {
    return bytes((value & 0x7f) | 0x80, (value >> 7 & 0x7f) | 0x80, value >> 14);
  }

  @Test
  void listsOfLists_deeperThanTheLimit_areRefused() {
    var types = new ArrayList<Object>(List.of(101, bytes(0x70, 0x7f)));
    for (int i = 0; i < 100; i++) {
      types.add(bytes(0x70, i >= 0x40 ? bytes(i | 0x80, 0) : bytes(i)));
    }
    byte[] file = component(section(7, types.toArray()));

    var refused = assertThrows(LoadLimitException.class, () -> validate(file));

    assertTrue(refused.getMessage().contains("ComponentLimits.typeDepth"), refused.getMessage());
  }

  @Test
  void supertypes_inAChainLongerThanTheLimit_areRefused() {
    var types = new ArrayList<Object>(List.of(65, bytes(0, 0x50, 0, 0x5f, 0)));
    for (int i = 0; i < 64; i++) {
      types.add(bytes(0, 0x50, 1, i, 0x5f, 0));
    }
    byte[] file = component(section(3, types.toArray()));

    assertThrows(LoadLimitException.class, () -> validate(file));
  }

  @Test
  void instanceWithResource_importedTooOften_exhaustsTheSteps() {
    byte[] instance = bytes(0x42, 1, 4, 0, "r", SUB_RESOURCE);
    byte[] imports = bytes(2, 0, "a:b/c", 5, 0, 0, "a:b/d", 5, 0);
    byte[] file = component(section(7, 1, instance), section(10, imports));
    ComponentLimits few = limitedTo(20);

    var refused =
        assertThrows(
            LoadLimitException.class,
            () ->
                ComponentValidator.validate(
                    ComponentDecoder.decode(file),
                    ComponentFeatures.standard(),
                    WasmFeatures.supported(),
                    few));

    assertTrue(refused.getMessage().contains("validationSteps"), refused.getMessage());
  }

  private static ComponentLimits limitedTo(long validationSteps) {
    var d = ComponentLimits.defaults();
    return new ComponentLimits(
        d.componentBytes(),
        d.heapBytes(),
        d.nesting(),
        d.coreModules(),
        d.definitions(),
        d.typeDepth(),
        d.typeNodes(),
        validationSteps,
        d.modules());
  }

  @Test
  void outerAlias_ofResource_doesNotCrossAComponent() {
    byte[] child = component(section(6, 1, 3, 2, 1, 0));

    assertInvalid(
        "refers to resources not defined in the current component",
        component(section(7, 1, RESOURCE), section(4, child)));
  }

  @Test
  void resourceNew_ofImportedResource_isInvalid() {
    assertInvalid(
        "is not a local resource",
        component(section(10, 1, 0, "r", SUB_RESOURCE), section(8, 1, 2, 0)));
  }

  @Test
  void borrow_inAResult_isInvalid() {
    byte[] borrow = bytes(0x68, 0);
    byte[] func = bytes(0x40, 0, 0, 1);

    assertInvalid(
        "function result cannot contain a `borrow` type",
        component(section(7, 3, RESOURCE, borrow, func)));
  }

  @Test
  void moduleArgument_missing_isInvalid() {
    byte[] module = bytes(emptyModule(), 1, 4, 1, 0x60, 0, 0, 2, 7, 1, "m", "f", 0, 0);

    assertInvalid(
        "missing module instantiation argument named `m`",
        component(section(1, module), section(2, 1, 0, 0, 0)));
  }

  @ParameterizedTest
  @MethodSource
  void gatedFeature_switchedOff_isInvalid(Feature feature, byte[] section) {
    byte[] file = component(section);

    validate(file, ComponentFeatures.none().with(feature));

    assertThrows(
        InvalidException.class, () -> validate(file, ComponentFeatures.all().without(feature)));
  }

  private static Stream<Arguments> gatedFeature_switchedOff_isInvalid() {
    return Stream.of(
        arguments(Feature.ASYNC, section(7, 1, 0x43, 0, 1, 0)),
        arguments(Feature.ASYNC, section(8, 1, 5)),
        arguments(Feature.MAP, section(7, 1, 0x63, 0x73, 0x79)),
        arguments(Feature.FIXED_LENGTH_LISTS, section(7, 1, 0x67, 0x7d, 3)),
        arguments(Feature.ERROR_CONTEXT, section(7, 1, 0x64)),
        arguments(Feature.THREADING, section(8, 1, 0x26)),
        arguments(Feature.MEMORY64, section(7, 1, 0x3f, 0x7e, 0)));
  }

  private static ValidatedComponent validate(byte[] file) {
    return validate(file, ComponentFeatures.standard());
  }

  private static ValidatedComponent validate(byte[] file, ComponentFeatures features) {
    return ComponentValidator.validate(ComponentDecoder.decode(file), features);
  }

  private static void assertInvalid(String message, byte[] file) {
    var invalid = assertThrows(InvalidException.class, () -> validate(file));
    assertTrue(invalid.getMessage().contains(message), invalid.getMessage());
  }
}
