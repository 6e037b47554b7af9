package io.sluice.detection.detector;

import io.sluice.detection.Graphs;

/** Loads a model again and again while its process stops, which takes a while. */
final class LoadingProcess {

  static final int ENDS_WITH = 7;

  private static final long LOADS_MS = 300;
  private static final long STOPS_MS = 600;

  private LoadingProcess() {}

  public static void main(String[] arguments) throws Exception {
    byte[] graph = Graphs.autoencoder(40, 6, 42);
    new OnnxModel(graph, 40, 40).close();
    var loading = new Thread(() -> load(graph), "loading");
    loading.setDaemon(true);
    loading.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> pause(STOPS_MS), "stopping"));
    pause(LOADS_MS);
    System.exit(ENDS_WITH);
  }

  private static void load(byte[] graph) {
    try {
      while (true) {
        new OnnxModel(graph, 40, 40).close();
      }
    } catch (UnusableModelException | RuntimeException e) {
      System.err.println(e);
      Runtime.getRuntime().halt(1);
    }
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
