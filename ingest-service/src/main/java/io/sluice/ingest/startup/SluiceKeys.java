package io.sluice.ingest.startup;

import io.smallrye.config.ConfigMapping;

/**
 * Claims all of {@code sluice.*}: with it, a key that no other mapping knows stops the start, also
 * one whose feature is misspelt.
 */
@ConfigMapping(prefix = "sluice")
public interface SluiceKeys {}
