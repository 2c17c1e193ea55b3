import './confirm';
import './roster';
