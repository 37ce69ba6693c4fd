package io.escala.core.media;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.conversation.MessageId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pictures, voice notes and files of messages. Who may see a conversation may see its media; without the plan every read throws
 * {@link io.escala.core.result.RefusedException}.
 *
 * <p>Thread-safe. Every call throws {@link io.escala.core.channel.TryAgainException} when the store is unavailable. Not for
 * implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Media {
    /**
     * Returns the media of messages, such as those of a page of a thread, in a few bulk reads.
     *
     * @param messages the messages, any number
     * @return per message its media by place; a message without media, or that the actor may not see, is absent
     */
    Map<MessageId, List<MediaView>> of(Collection<MessageId> messages);

    /**
     * Opens a stored medium. Its type is the sender's claim: serve it as a download, never as a page.
     *
     * @param message the message
     * @param place its index among the message's media, from 0
     * @return the bytes, to be closed by the caller; empty when it is not stored, does not exist or the actor may not see it
     * @throws IOException when the host's storage cannot open it now
     */
    Optional<InputStream> open(MessageId message, int place) throws IOException;
}
