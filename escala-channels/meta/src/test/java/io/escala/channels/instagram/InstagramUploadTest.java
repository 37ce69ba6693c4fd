package io.escala.channels.instagram;

import io.escala.channels.GraphStub;
import io.escala.channels.UploadContract;
import io.escala.channels.graph.GraphApi;
import io.escala.core.channel.UploadFile;
import io.escala.core.channel.UploadOutcome;
import io.escala.crm.line.Line;
import java.util.Map;

class InstagramUploadTest extends UploadContract {
    @Override
    protected UploadOutcome upload(GraphApi graph, Line line, UploadFile file) {
        return new InstagramClient(graph).upload(line, file);
    }

    @Override
    protected Line line() {
        return GraphStub.INSTAGRAM;
    }

    @Override
    protected String path() {
        return "/v26.0/17841400000000001/message_attachments";
    }

    @Override
    protected String fileField() {
        return "filedata";
    }

    @Override
    protected String answer(String id) {
        return "{\"attachment_id\":\"" + id + "\"}";
    }

    @Override
    protected Map<String, String> fields() {
        return Map.of(
                "message",
                "{\"attachment\":{\"payload\":{\"is_reusable\":true},\"type\":\"image\"}}",
                "platform",
                "instagram");
    }
}
