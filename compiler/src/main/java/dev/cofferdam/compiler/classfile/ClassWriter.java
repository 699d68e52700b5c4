package dev.cofferdam.compiler.classfile;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/// Writes a public final class with public static methods: section 4.1 of the specification.
public final class ClassWriter {
  private static final int MAGIC = 0xcafebabe;
  private static final int MAJOR_VERSION = 69;
  private static final int PUBLIC = 0x0001;
  private static final int STATIC = 0x0008;
  private static final int FINAL = 0x0010;
  private static final int SUPER = 0x0020;

  private final ConstantPool pool = new ConstantPool();
  private final ByteWriter methods = new ByteWriter(4_096);
  private final int self;
  private final int superclass;
  private int methodCount;
  private int longestCode;

  public ClassWriter(ClassDesc name) {
    self = pool.classEntry(name);
    superclass = pool.classEntry(ConstantDescs.CD_Object);
  }

  /// Adds a method.
  ///
  /// @param code writes what it does
  /// @throws ClassFileLimitException if it does not fit
  public void method(String name, MethodTypeDesc type, Consumer<CodeWriter> code) {
    var writer = new CodeWriter(pool, type);
    code.accept(writer);
    methods.u2(PUBLIC | STATIC);
    methods.u2(pool.utf8(name));
    methods.u2(pool.utf8(type.descriptorString()));
    methods.u2(1);
    writer.writeTo(methods);
    methodCount++;
    longestCode = Math.max(longestCode, writer.position());
  }

  /// Adds methods, unless one of them has more than `codeMax` bytes of code or does not fit: then
  /// none of them is in the class, though constants they named may be.
  ///
  /// @param content adds the methods
  /// @return whether they were added
  public boolean tryAdd(int codeMax, Consumer<ClassWriter> content) {
    int size = methods.size();
    int count = methodCount;
    int longest = longestCode;
    longestCode = 0;
    boolean isAdded = doesFit(content) && longestCode <= codeMax;
    if (!isAdded) {
      methods.truncate(size);
      methodCount = count;
      longestCode = 0;
    }
    longestCode = Math.max(longestCode, longest);
    return isAdded;
  }

  private boolean doesFit(Consumer<ClassWriter> content) {
    try {
      content.accept(this);
      return true;
    } catch (ClassFileLimitException _) {
      return false;
    }
  }

  /// Returns how many bytes of code the longest method has.
  public int longestCode() {
    return longestCode;
  }

  /// Returns the class file.
  public byte[] toBytes() {
    var out = new ByteWriter(methods.size() + 4_096);
    out.u4(MAGIC);
    out.u4(MAJOR_VERSION);
    pool.writeTo(out);
    out.u2(PUBLIC | FINAL | SUPER);
    out.u2(self);
    out.u2(superclass);
    out.u2(0);
    out.u2(0);
    out.u2(methodCount);
    out.append(methods);
    out.u2(0);
    return out.toBytes();
  }
}
