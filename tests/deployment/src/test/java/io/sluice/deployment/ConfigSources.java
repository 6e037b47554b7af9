package io.sluice.deployment;

import static java.util.stream.Collectors.joining;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The types of source folders as the compiler reads them, without compiling them: what is said of a
 * config interface stands in its Javadoc, which is in no class file.
 */
final class ConfigSources {

  /** A type, and where it is written. */
  record Type(TreePath path, CompilationUnitTree file) {

    ClassTree tree() {
      return (ClassTree) path.getLeaf();
    }

    boolean isInterface() {
      return tree().getKind() == Tree.Kind.INTERFACE;
    }

    boolean isEnum() {
      return tree().getKind() == Tree.Kind.ENUM;
    }

    /** Names of an enum's constants. */
    List<String> constants() {
      return tree().getMembers().stream()
          .filter(VariableTree.class::isInstance)
          .map(VariableTree.class::cast)
          .filter(field -> field.getType().toString().equals(tree().getSimpleName().toString()))
          .map(field -> field.getName().toString())
          .toList();
    }

    /** Methods that a value has to be found for, in the order of the file. */
    List<MethodTree> settings() {
      return tree().getMembers().stream()
          .filter(MethodTree.class::isInstance)
          .map(MethodTree.class::cast)
          .filter(method -> method.getBody() == null)
          .toList();
    }
  }

  private final Map<String, Type> types = new HashMap<>();
  private final DocTrees docs;

  private ConfigSources(JavacTask task) throws IOException {
    docs = DocTrees.instance(task);
    for (CompilationUnitTree file : task.parse()) {
      if (file.getPackageName() != null) {
        var top = new TreePath(file);
        for (Tree declared : file.getTypeDecls()) {
          add(file.getPackageName().toString(), new TreePath(top, declared), file);
        }
      }
    }
  }

  /**
   * @param folders folders of sources, {@code src/main/java}
   */
  static ConfigSources of(List<Path> folders) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var sources = new ArrayList<Path>();
      for (Path folder : folders) {
        try (Stream<Path> tree = Files.walk(folder)) {
          tree.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
        }
      }
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      return new ConfigSources(task);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String outer, TreePath path, CompilationUnitTree file) {
    if (path.getLeaf() instanceof ClassTree tree) {
      String name = outer + "." + tree.getSimpleName();
      types.put(name, new Type(path, file));
      tree.getMembers().forEach(member -> add(name, new TreePath(path, member), file));
    }
  }

  /** Interfaces with {@code @ConfigMapping} in a folder, by their prefix. */
  Map<String, Type> mappings(Path folder) {
    var found = new TreeMap<String, Type>();
    for (Type type : types.values()) {
      if (Path.of(type.file().getSourceFile().toUri()).startsWith(folder)) {
        value(type, type.tree().getModifiers(), "ConfigMapping", "prefix")
            .ifPresent(prefix -> found.put(prefix, type));
      }
    }
    return found;
  }

  /** The type that a name means at a place: a member, one that is imported, or a neighbour. */
  Optional<Type> resolve(Type place, String name) {
    var scopes = new ArrayList<String>();
    for (TreePath path = place.path(); path.getLeaf() instanceof ClassTree; ) {
      scopes.add(qualified(path));
      path = path.getParentPath();
    }
    scopes.add(place.file().getPackageName().toString());
    Stream<String> scoped = scopes.stream().map(scope -> scope + "." + name);
    Stream<String> imported =
        place.file().getImports().stream()
            .map(line -> line.getQualifiedIdentifier().toString())
            .filter(line -> line.endsWith("." + name));
    return Stream.concat(scoped, imported).map(types::get).filter(Objects::nonNull).findFirst();
  }

  private static String qualified(TreePath path) {
    String name = ((ClassTree) path.getLeaf()).getSimpleName().toString();
    TreePath outer = path.getParentPath();
    return (outer.getLeaf() instanceof ClassTree
            ? qualified(outer)
            : path.getCompilationUnit().getPackageName().toString())
        + "."
        + name;
  }

  /** What an annotation says, if it is there and says it. */
  Optional<String> value(Type place, ModifiersTree modifiers, String annotation, String element) {
    for (AnnotationTree present : modifiers.getAnnotations()) {
      if (present.getAnnotationType().toString().equals(annotation)) {
        for (ExpressionTree argument : present.getArguments()) {
          boolean named = argument instanceof AssignmentTree;
          String name = named ? ((AssignmentTree) argument).getVariable().toString() : "value";
          if (name.equals(element)) {
            return Optional.of(
                constant(place, named ? ((AssignmentTree) argument).getExpression() : argument));
          }
        }
      }
    }
    return Optional.empty();
  }

  static boolean has(ModifiersTree modifiers, String annotation) {
    return modifiers.getAnnotations().stream()
        .anyMatch(present -> present.getAnnotationType().toString().equals(annotation));
  }

  private String constant(Type place, ExpressionTree expression) {
    if (expression instanceof LiteralTree literal) {
      return String.valueOf(literal.getValue());
    }
    String text = expression.toString();
    int dot = text.lastIndexOf('.');
    Optional<Type> owner = dot < 0 ? Optional.of(place) : resolve(place, text.substring(0, dot));
    return owner.stream()
        .flatMap(
            type ->
                type.tree().getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> field.getName().contentEquals(text.substring(dot + 1)))
                    .map(field -> constant(type, field.getInitializer())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the value of " + text + " is in no source"));
  }

  /** The Javadoc of a type as Markdown, in one line. */
  String text(Type type) {
    return text(type.path());
  }

  /** The Javadoc of a method as Markdown, in one line. */
  String text(Type type, MethodTree method) {
    return text(new TreePath(type.path(), method));
  }

  private String text(TreePath path) {
    var comment = docs.getDocCommentTree(path);
    return comment == null
        ? ""
        : comment.getFullBody().stream()
            .map(ConfigSources::markdown)
            .collect(joining())
            .replaceAll("\\s+", " ")
            .replace("|", "\\|")
            .strip();
  }

  private static String markdown(DocTree part) {
    if (part instanceof com.sun.source.doctree.LiteralTree code) {
      return "`" + code.getBody().getBody().strip() + "`";
    }
    if (part instanceof LinkTree link) {
      String target = link.getReference().getSignature();
      int member = target.indexOf('#');
      return "`" + (member < 0 ? target : StringUtil.skewer(target.substring(member + 1))) + "`";
    }
    return part.getKind() == DocTree.Kind.START_ELEMENT ? " " : part.toString();
  }
}
