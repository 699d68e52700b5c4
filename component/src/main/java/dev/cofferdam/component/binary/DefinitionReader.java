package dev.cofferdam.component.binary;

import dev.cofferdam.wasm.ExternKind;
import dev.cofferdam.wasm.MalformedException;
import dev.cofferdam.wasm.SubType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads definitions and declarations, canonical ones apart.
final class DefinitionReader {
  private static final List<ExternKind> EXTERN_KINDS = List.of(ExternKind.values());

  private final ComponentReader reader;
  private final int depth;

  /// Reads what stands `depth` levels deep.
  DefinitionReader(ComponentReader reader, int depth) {
    this.reader = reader;
    this.depth = depth;
  }

  Definition coreInstance() {
    int start = reader.position();
    int form = reader.u8();
    return switch (form) {
      case 0 -> new Definition.CoreInstantiate(start, reader.index(), reader.vector(this::coreArg));
      case 1 -> new Definition.CoreBundle(start, reader.vector(this::coreExport));
      default -> throw reader.invalidByte(form, "core instance");
    };
  }

  private Definition.CoreArg coreArg() {
    String name = reader.name();
    int sort = reader.u8();
    if (sort != 0x12) {
      throw reader.invalidByte(sort, "instantiation arg kind");
    }
    return new Definition.CoreArg(name, reader.index());
  }

  private Definition.CoreExport coreExport() {
    String name = reader.name();
    int kind = reader.u8();
    if (kind >= EXTERN_KINDS.size()) {
      throw reader.invalidByte(kind, "external kind");
    }
    return new Definition.CoreExport(name, EXTERN_KINDS.get(kind), reader.index());
  }

  Definition coreType() {
    int start = reader.position();
    return new Definition.CoreType(start, coreTypeSyntax());
  }

  private CoreTypeSyntax coreTypeSyntax() {
    int form = reader.peek();
    if (form == 0) {
      reader.u8();
      if (reader.peek() != 0x50) {
        throw reader.invalidByte(reader.u8(), "non-final sub type");
      }
      return new CoreTypeSyntax.Group(group());
    }
    if (form == 0x50) {
      reader.u8();
      return new CoreTypeSyntax.Module(reader.vector(this::moduleDeclaration));
    }
    return new CoreTypeSyntax.Group(group());
  }

  private List<SubType> group() {
    var types = new ArrayList<SubType>();
    int start = reader.position();
    try {
      reader.coreTypes().recGroup(types);
    } catch (MalformedException inner) {
      throw new MalformedException(
          "invalid leading byte (0x%x) for core type: %s"
              .formatted(reader.byteAt(start), inner.getMessage()),
          inner.offset());
    }
    return types;
  }

  private CoreTypeSyntax.Declaration moduleDeclaration() {
    reader.budget().chargeDefinition(reader.position());
    int form = reader.u8();
    return switch (form) {
      case 0 ->
          new CoreTypeSyntax.Import(reader.name(), reader.name(), reader.coreTypes().externType());
      case 1 -> moduleTypeDeclaration();
      case 2 -> coreAlias();
      case 3 -> new CoreTypeSyntax.Export(reader.name(), reader.coreTypes().externType());
      default -> throw reader.invalidByte(form, "type definition");
    };
  }

  private CoreTypeSyntax.Declaration moduleTypeDeclaration() {
    return new CoreTypeSyntax.Types(group());
  }

  private CoreTypeSyntax.Declaration coreAlias() {
    int sort = reader.u8();
    if (sort != 0x10) {
      throw reader.invalidByte(sort, "outer alias kind");
    }
    int target = reader.u8();
    if (target != 1) {
      throw reader.invalidByte(target, "outer alias target");
    }
    return new CoreTypeSyntax.OuterAlias(reader.index(), reader.index());
  }

  Definition instance() {
    int start = reader.position();
    int form = reader.u8();
    return switch (form) {
      case 0 -> new Definition.Instantiate(start, reader.index(), reader.vector(this::arg));
      case 1 -> new Definition.Bundle(start, reader.vector(this::inlineExport));
      default -> throw reader.invalidByte(form, "instance");
    };
  }

  private Definition.Arg arg() {
    return new Definition.Arg(reader.name(), sortIndex());
  }

  private Definition.InlineExport inlineExport() {
    return new Definition.InlineExport(externName(), sortIndex());
  }

  private SortIndex sortIndex() {
    return new SortIndex(sort(), reader.index());
  }

  private Sort sort() {
    int first = reader.u8();
    return sort(first, first == 0 ? reader.u8() : 0);
  }

  private Sort sort(int first, int second) {
    return switch (first) {
      case 0 -> {
        if (second != 0x11) {
          throw reader.invalidByte(second, "component external kind");
        }
        yield Sort.CORE_MODULE;
      }
      case 1 -> Sort.FUNC;
      case 2 -> Sort.VALUE;
      case 3 -> Sort.TYPE;
      case 4 -> Sort.COMPONENT;
      case 5 -> Sort.INSTANCE;
      default -> throw reader.invalidByte(first, "component external kind");
    };
  }

  Definition alias() {
    int start = reader.position();
    int first = reader.u8();
    int second = first == 0 ? reader.u8() : 0;
    int form = reader.u8();
    return switch (form) {
      case 0 ->
          new Definition.AliasExport(start, sort(first, second), reader.index(), reader.name());
      case 1 ->
          new Definition.AliasCoreExport(
              start, coreKind(first, second), reader.index(), reader.name());
      case 2 ->
          new Definition.AliasOuter(
              start, outerSort(first, second), reader.index(), reader.index());
      default -> throw reader.invalidByte(form, "alias");
    };
  }

  private ExternKind coreKind(int first, int second) {
    if (first != 0) {
      throw reader.invalidByte(first, "core instance export kind");
    }
    if (second >= EXTERN_KINDS.size()) {
      throw reader.invalidByte(second, "external kind");
    }
    return EXTERN_KINDS.get(second);
  }

  private Definition.OuterSort outerSort(int first, int second) {
    int core = first == 0 ? second : -1;
    if (core == 0x10) {
      return Definition.OuterSort.CORE_TYPE;
    }
    if (core == 0x11) {
      return Definition.OuterSort.CORE_MODULE;
    }
    return switch (first) {
      case 3 -> Definition.OuterSort.TYPE;
      case 4 -> Definition.OuterSort.COMPONENT;
      default ->
          throw reader.invalidByte(first == 0 ? second : first, "component outer alias kind");
    };
  }

  Definition type() {
    int start = reader.position();
    return new Definition.Type(start, new TypeSyntaxReader(reader, depth).type());
  }

  Definition importDefinition() {
    return new Definition.Import(reader.position(), externName(), externType());
  }

  Definition export() {
    return new Definition.Export(reader.position(), externName(), sortIndex(), ascribedType());
  }

  private @Nullable ExternTypeSyntax ascribedType() {
    int form = reader.u8();
    return switch (form) {
      case 0 -> null;
      case 1 -> externType();
      default -> throw reader.invalidByte(form, "optional component export type");
    };
  }

  /// Reads a declaration of an instance type, or of a component type, which may import.
  Definition declaration(boolean mayImport) {
    int start = reader.position();
    reader.budget().chargeDefinition(start);
    int form = reader.u8();
    return switch (form) {
      case 0 -> coreType();
      case 1 -> type();
      case 2 -> alias();
      case 3 -> {
        if (!mayImport) {
          throw reader.invalidByte(form, "component or instance type declaration");
        }
        yield importDefinition();
      }
      case 4 -> new Definition.ExportDeclaration(start, externName(), externType());
      default -> throw reader.invalidByte(form, "component or instance type declaration");
    };
  }

  private ExternTypeSyntax externType() {
    Sort sort = sort();
    return switch (sort) {
      case CORE_MODULE, FUNC, COMPONENT, INSTANCE ->
          new ExternTypeSyntax.Indexed(sort, reader.index());
      case TYPE -> typeBound();
      case VALUE -> valueBound();
    };
  }

  private ExternTypeSyntax typeBound() {
    int form = reader.u8();
    return switch (form) {
      case 0 -> new ExternTypeSyntax.TypeEqual(reader.index());
      case 1 -> new ExternTypeSyntax.SubResource();
      default -> throw reader.invalidByte(form, "type bound");
    };
  }

  /// Reads the type of a value as tools write it, which have no prefix for the two bounds.
  private ExternTypeSyntax valueBound() {
    return new ExternTypeSyntax.Value(new TypeSyntaxReader(reader, depth).valueType());
  }

  private ExternName externName() {
    int form = reader.u8();
    return switch (form) {
      case 0, 1 -> new ExternName(reader.name(), null, null, null);
      case 2 -> attributed(reader.name());
      default -> throw reader.invalidByte(form, "component name");
    };
  }

  private ExternName attributed(String name) {
    var values = new @Nullable String[3];
    var words = List.of("implements", "versionsuffix", "external-id");
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      int start = reader.position();
      int attribute = reader.u8();
      if (attribute >= values.length) {
        throw reader.invalidByte(attribute, "name option");
      }
      if (values[attribute] != null) {
        throw new MalformedException(
            "duplicate '%s' option in name".formatted(words.get(attribute)), start);
      }
      values[attribute] = reader.name();
    }
    return new ExternName(name, values[0], values[1], values[2]);
  }
}
