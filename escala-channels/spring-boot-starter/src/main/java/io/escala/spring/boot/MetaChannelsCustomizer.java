package io.escala.spring.boot;

import io.escala.channels.meta.MetaChannels;

/**
 * Changes Meta's channels before they are built, where no property says it: further apps, deadlines, the size of media. Beans of this type are
 * called in their order, after the properties.
 */
@FunctionalInterface
public interface MetaChannelsCustomizer {
    /**
     * Changes the channels.
     *
     * @param channels the builder
     */
    void customize(MetaChannels.Builder channels);
}
