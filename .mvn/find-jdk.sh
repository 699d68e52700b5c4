# Sets JAVA_HOME to a JDK 25. Sourced by the scripts in the root; says what to do where there is none.
is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

find_jdk() {
  local java candidate
  java=$(command -v javac || true)
  [ -z "$java" ] || java=$(dirname "$(dirname "$(readlink -f "$java")")")
  for candidate in "${JAVA_HOME:-}" "$java" /usr/lib/jvm/* /opt/* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      export JAVA_HOME="$candidate"
      return 0
    fi
  done
  echo "Cofferdam needs a JDK 25 and found none in JAVA_HOME, on PATH or in the usual places." >&2
  echo "Install one (for example Temurin 25, package temurin-25-jdk) or set JAVA_HOME to its folder." >&2
  return 69
}

find_jdk || exit $?
