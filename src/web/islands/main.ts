import './confirm';
import './onward';
import './roster';
