package dev.cofferdam.component.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cofferdam.component.binary.ComponentDecoder;
import dev.cofferdam.component.types.ExternDesc;
import dev.cofferdam.component.types.OwnType;
import dev.cofferdam.component.types.ResourcePath;
import dev.cofferdam.component.types.ResourceRef;
import dev.cofferdam.wasm.AddressType;
import dev.cofferdam.wasm.FuncType;
import dev.cofferdam.wasm.NumType;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Reads the plan of a component with a bit of everything; its text stands beside it.
final class EverythingTest {
  private static ValidatedComponent everything;

  @BeforeAll
  static void validate() throws IOException {
    try (var in = EverythingTest.class.getResourceAsStream("everything.wasm")) {
      var model = ComponentDecoder.decode(Objects.requireNonNull(in).readAllBytes());
      everything = ComponentValidator.validate(model, ComponentFeatures.standard());
    }
  }

  @Test
  void import_introducesTheResourceOfItsInstance() {
    PlanStep.Import step = only(PlanStep.Import.class);

    assertEquals("a:b/log@1.0.0", step.name());
    assertEquals(
        List.of(new ResourcePath(List.of("out"), new ResourceRef(0, 0))), step.resources());
  }

  @Test
  void lower_carriesItsOptionsAndSignature() {
    PlanStep.Lower step = only(PlanStep.Lower.class);

    assertEquals(
        new CanonicalOptions(StringEncoding.UTF16, 0, AddressType.I32, 0, -1, false, -1, false),
        step.options());
    assertEquals(new FuncType(Collections.nCopies(5, NumType.I32), List.of()), step.signature());
  }

  @Test
  void lift_mentionsResourcesByTheNumbersOfItsComponent() {
    PlanStep.Lift step = only(PlanStep.Lift.class);

    OwnType out = assertInstanceOf(OwnType.class, step.type().params().getFirst().type());
    assertEquals(new ResourceRef(0, 0), out.resource());
  }

  @Test
  void resource_knowsItsDestructor() {
    PlanStep.DefineResource step = only(PlanStep.DefineResource.class);

    assertEquals(1, step.resource());
    assertEquals(3, step.destructor());
  }

  @Test
  void component_nestedInside_hasAPlanOfItsOwn() {
    ValidatedComponent inner = only(PlanStep.DefineComponent.class).component();

    assertEquals(List.of("f", "t"), List.copyOf(inner.type().imports().keySet()));
    assertEquals(1, inner.sizes().resources());
  }

  @Test
  void exports_keepTheirOrderAndTypes() {
    var exports = everything.type().exports();

    assertEquals(List.of("cat", "point", "run"), List.copyOf(exports.keySet()));
    assertEquals(new ExternDesc.Type(new ResourceRef(0, 1)), exports.get("cat"));
  }

  @Test
  void type_namesTheResourcesItImportsAndExports() {
    var type = everything.type();

    assertEquals(
        List.of(new ResourcePath(List.of("a:b/log@1.0.0", "out"), new ResourceRef(0, 0))),
        type.importedResources());
    assertEquals(
        List.of(new ResourcePath(List.of("cat"), new ResourceRef(0, 1))), type.exportedResources());
  }

  @Test
  void sizes_countWhatTheStepsAppend() {
    var steps = everything.steps();

    assertEquals(
        steps.stream().filter(PlanStep.DefineCoreModule.class::isInstance).count(),
        everything.sizes().coreModules());
    assertEquals(2, everything.sizes().resources());
  }

  private static <T> T only(Class<T> kind) {
    var found = everything.steps().stream().filter(kind::isInstance).map(kind::cast).toList();
    assertEquals(1, found.size(), found::toString);
    return found.getFirst();
  }
}
