package io.escala.channels.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelEventsTest {
    @Test
    void everyKindOfMetaEventHasAMapping() {
        List<Class<?>> kinds = Arrays.asList(MetaEvent.class.getPermittedSubclasses());

        assertThat(ChannelEvents.table().keySet()).containsExactlyInAnyOrderElementsOf(kinds);
    }
}
