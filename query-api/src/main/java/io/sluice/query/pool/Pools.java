package io.sluice.query.pool;

/**
 * Two pools of connections, so that questions, however many and slow, hold up neither what the
 * topics bring nor the readiness check. The default one answers people: its statements end by
 * themselves. The named one does the rest, and is not meant for anything that a request asks for.
 */
public final class Pools {

  /** Name of the data source for the service's own work. */
  public static final String WORK = "work";

  private Pools() {}
}
