package io.sluice.query.config;

import io.smallrye.config.ConfigMapping;

/**
 * Claims every key under {@code sluice}, so that one that no feature's own mapping knows stops the
 * start instead of being ignored.
 */
@ConfigMapping(prefix = "sluice")
public interface KnownKeys {}
