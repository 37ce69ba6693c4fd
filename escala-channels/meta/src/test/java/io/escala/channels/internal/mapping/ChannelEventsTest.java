package io.escala.channels.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unrecognized;
import io.escala.core.channel.ChannelEvent;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.aside.SetAside;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelEventsTest {
    @Test
    void everyKindOfMetaEventHasAMapping() {
        List<Class<?>> kinds = Arrays.asList(MetaEvent.class.getPermittedSubclasses());

        assertThat(ChannelEvents.table().keySet()).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void aMappingThatFailsSetsItsEventAside() {
        RawBytes raw = RawBytes.copyOf(new byte[] {'{', '}'});
        MetaEvent event = new Unrecognized(null, "kind", raw);

        ChannelEvent mapped = ChannelEvents.guarded(event, any -> {
            throw new IllegalStateException("a text of a customer");
        });

        assertThat(mapped)
                .isEqualTo(new ChannelEvent.Aside(
                        null, SetAside.Reason.FAILED, "this version failed to map the event", raw));
    }
}
