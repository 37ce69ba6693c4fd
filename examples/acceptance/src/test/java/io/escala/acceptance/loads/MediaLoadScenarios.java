package io.escala.acceptance.loads;

import static io.escala.acceptance.loads.LoadsFixture.MOBILE;
import static io.escala.acceptance.loads.LoadsFixture.NOON;
import static io.escala.acceptance.loads.LoadsFixture.WHATSAPP;
import static io.escala.acceptance.loads.LoadsFixture.inbound;
import static io.escala.acceptance.loads.LoadsFixture.number;
import static io.escala.acceptance.loads.LoadsFixture.party;
import static io.escala.acceptance.loads.LoadsFixture.raw;

import io.escala.core.channel.AmendmentEvent;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.work.WorkKind;
import java.util.List;

/** The work that fetches media. */
final class MediaLoadScenarios {
    private static final MessageContent PICTURE =
            new MessageContent.Media(new MediaRef(MediaKind.IMAGE, "990001", null, "image/jpeg", null, "x"), null);

    private MediaLoadScenarios() {}

    static List<LoadScenario> all() {
        return List.of(
                LoadScenario.of(
                        "MediaDecision",
                        "before the call",
                        MediaLoadScenarios::received,
                        fixture -> fixture.run(WorkKind.MEDIA)),
                new LoadScenario(
                        "MediaDecision",
                        "after the call",
                        2,
                        MediaLoadScenarios::received,
                        fixture -> fixture.run(WorkKind.MEDIA)),
                new LoadScenario(
                        "MediaDecision",
                        "after the deletion of an unsent one",
                        2,
                        fixture -> {
                            received(fixture);
                            fixture.receive(new AmendmentEvent.Unsent(
                                    WHATSAPP.key(), party(number(MOBILE)), "wamid.1", NOON, raw("unsend")));
                        },
                        fixture -> fixture.run(WorkKind.MEDIA)));
    }

    private static void received(LoadsFixture fixture) {
        fixture.receive(inbound(WHATSAPP, "wamid.1", PICTURE, number(MOBILE)));
    }
}
