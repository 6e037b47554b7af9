package io.sluice.platform.startup;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;

/**
 * Claims every key under {@code sluice}, so that one that no part's own mapping knows stops the
 * start instead of being ignored. Nobody injects it: without {@link Unremovable} it would be left
 * out of the packaged service, and would claim nothing.
 */
@Unremovable
@ConfigMapping(prefix = "sluice")
public interface SluiceSettings {}
