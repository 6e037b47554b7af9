package io.sluice.scoring.nativeimage;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxSparseTensor;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import java.lang.reflect.Executable;
import java.util.List;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeJNIAccess;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * What ONNX Runtime's native library looks up by name, which no analysis of Java code can see.
 * Quarkus has no annotation for JNI; the build of the native executable finds this class by its
 * name in application.properties, and nothing else uses it.
 */
public final class OnnxRuntimeAccess implements Feature {

  /** Classes of which it makes arrays; those that it constructs come with their constructors. */
  static List<Class<?>> classes() {
    return List.of(
        String.class, // names of inputs and outputs
        OnnxValue.class); // results of a run
  }

  /** What it calls. */
  static List<Executable> executables() throws NoSuchMethodException {
    return List.of(
        // switches in system properties
        Boolean.class.getMethod("getBoolean", String.class),
        // a value of a run
        OnnxTensor.class.getDeclaredConstructor(long.class, long.class, TensorInfo.class),
        // likewise, of a sparse one
        OnnxSparseTensor.class.getDeclaredConstructor(
            long.class, long.class, int.class, TensorInfo.class),
        // likewise, of several
        OnnxSequence.class.getDeclaredConstructor(long.class, long.class, SequenceInfo.class),
        // likewise, of named ones
        OnnxMap.class.getDeclaredConstructor(long.class, long.class, MapInfo.class),
        // shape and type of a tensor: asked for both ends of every model
        TensorInfo.class.getDeclaredConstructor(long[].class, String[].class, int.class),
        // types of a map
        MapInfo.class.getDeclaredConstructor(int.class, int.class, int.class),
        // types of a sequence of tensors
        SequenceInfo.class.getDeclaredConstructor(int.class, int.class),
        // types of a sequence of maps
        SequenceInfo.class.getDeclaredConstructor(int.class, MapInfo.class),
        // an input or output of a model
        NodeInfo.class.getDeclaredConstructor(String.class, ValueInfo.class),
        // who made a model
        OnnxModelMetadata.class.getDeclaredConstructor(
            String.class,
            String.class,
            String.class,
            String.class,
            String.class,
            long.class,
            String[].class),
        // why a call failed: without it a damaged model ends the process
        OrtException.class.getDeclaredConstructor(int.class, String.class));
  }

  /** Arrays that the library or its Java side make of values. */
  static List<Class<?>> arrays() {
    return List.of(
        float[].class, // values of a tensor or a map
        double[].class, // likewise
        long[].class, // likewise, and shapes
        String[].class); // likewise, and names
  }

  @Override
  public void beforeAnalysis(BeforeAnalysisAccess access) {
    classes().forEach(RuntimeJNIAccess::register);
    try {
      for (Executable executable : executables()) {
        RuntimeJNIAccess.register(executable.getDeclaringClass());
        RuntimeJNIAccess.register(executable);
      }
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("this release of ONNX Runtime is another one", e);
    }
    arrays().forEach(RuntimeReflection::register);
  }

  @Override
  public String getDescription() {
    return "What ONNX Runtime reaches through JNI";
  }
}
